/**
 * Runs the tuned graph in its parts: the opening, the generator for the whole sentence or for a window, and the statistics of its
 * layers. Uses the names that the rewriting gave; in use whenever Kokoro speaks.
 */
package org.assistant.tts.kokoro.graph.parts;
