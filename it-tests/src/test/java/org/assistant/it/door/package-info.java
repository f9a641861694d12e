/** Tests of who may come in, and of connections: keys, passwords and hosts, crowds, clients that are slow or leave. */
package org.assistant.it.door;
