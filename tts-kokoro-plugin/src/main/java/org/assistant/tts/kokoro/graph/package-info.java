/**
 * Makes Kokoro's graph fast for the processors of this machine, once, and checks it against its origin: trials of sound and
 * speed, and their verdict. Uses the rewriting of graphs and the runs of their parts.
 */
package org.assistant.tts.kokoro.graph;
