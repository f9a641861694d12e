/**
 * Reads a checkpoint as PyTorch wrote it, without executing any of it: its files, configuration, vocabulary, dimensions and weights, under
 * one set of names. Knows nothing of what is made out of them.
 */
package org.assistant.tts.xtts.conversion.checkpoint;
