/** Rewrites the graph: activations, norms and convolutions of the generator, and the cut in three parts. Runs nothing. */
package org.assistant.tts.kokoro.graph.rewriting;
