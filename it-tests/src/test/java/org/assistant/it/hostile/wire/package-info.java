/** Attacks by connections: half requests, frames of other protocols, readers that do not read, files that run out. */
package org.assistant.it.hostile.wire;
