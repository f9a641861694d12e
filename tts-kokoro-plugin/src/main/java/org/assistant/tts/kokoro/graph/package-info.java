/** Kokoro's graph made quick for the processors of this machine, once, and checked against the one that it is made from. */
package org.assistant.tts.kokoro.graph;
