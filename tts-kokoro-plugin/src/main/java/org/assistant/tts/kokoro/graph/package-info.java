/**
 * Kokoro's graph made quick for the processors of this machine, once, and checked against the one that it is made from: trials of sound and
 * speed, and their verdict. Knows how a graph is rewritten and how its parts are run.
 */
package org.assistant.tts.kokoro.graph;
