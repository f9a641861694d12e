/** Attacks with connections: half requests, frames of other protocols, clients that do not read, too few open files. */
package org.assistant.it.hostile.wire;
