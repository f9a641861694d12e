/**
 * Reads a checkpoint as PyTorch wrote it, without executing any of it: its files, configuration, vocabulary, dimensions and
 * weights, under one set of names. Independent of the graphs that are made from it.
 */
package org.assistant.tts.xtts.conversion.checkpoint;
