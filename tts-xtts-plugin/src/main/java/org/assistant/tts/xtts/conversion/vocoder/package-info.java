/**
 * Writes the graph of the vocoder, in floating point or in eight bits. Knows the weights of a checkpoint; how large the vocoder's values
 * become is handed in.
 */
package org.assistant.tts.xtts.conversion.vocoder;
