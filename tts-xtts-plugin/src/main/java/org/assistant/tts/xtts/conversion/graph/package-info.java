/**
 * Writes the graphs of the autoregressive network and of the two encoders, their matrices in the precision that was asked for, and the
 * tables that the engine looks tokens up in. Knows the weights of a checkpoint.
 */
package org.assistant.tts.xtts.conversion.graph;
