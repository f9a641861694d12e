/** Connections of clients: how fast they send and take, whether they have left, what a stopping server still takes. */
package org.assistant.app.rest.connection;
