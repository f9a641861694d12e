/** Connections of clients: how fast they send and read, whether they have left, and which a stopping server still accepts. */
package org.assistant.app.rest.connection;
