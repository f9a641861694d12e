/**
 * Writes the graph of the vocoder, in floating point or in eight bits. Depends on the weights of a checkpoint; the peaks of the
 * vocoder's values are passed in.
 */
package org.assistant.tts.xtts.conversion.vocoder;
