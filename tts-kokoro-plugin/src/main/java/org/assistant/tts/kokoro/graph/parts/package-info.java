/**
 * Runs the tuned graph in its parts: the opening, the generator for the whole sentence or for a window, and the statistics of its
 * layers. Knows the names that the rewriting gave; is used whenever Kokoro speaks.
 */
package org.assistant.tts.kokoro.graph.parts;
