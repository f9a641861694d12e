/**
 * Writes the graphs of the autoregressive network and of the two encoders, with their matrices in the requested precision, and
 * the tables in which the engine looks up tokens. Depends on the weights of a checkpoint.
 */
package org.assistant.tts.xtts.conversion.graph;
