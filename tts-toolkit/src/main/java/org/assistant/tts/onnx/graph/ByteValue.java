package org.assistant.tts.onnx.graph;

/**
 * The eight-bit output of a convolution in a graph.
 *
 * @param name the name of the value, uint8 [1, channels, time]
 * @param byTime the name of its transpose, uint8 [1, time, channels]
 * @param steps the steps of its numbers
 */
public record ByteValue(String name, String byTime, ByteSteps steps) {}
