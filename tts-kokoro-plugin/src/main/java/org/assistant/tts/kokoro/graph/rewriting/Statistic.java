package org.assistant.tts.kokoro.graph.rewriting;

/**
 * Mean and variance over time of a value that the generator normalises, each [1, channels, 1], in the tuned graph.
 *
 * @param mean name of the value
 * @param variance name of the value
 */
public record Statistic(String mean, String variance, int channels) {}
