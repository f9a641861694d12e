package org.assistant.tts.onnx.graph;

/**
 * A value of a graph in eight bits that a convolution made.
 *
 * @param name of the value, uint8 [1, channels, time]
 * @param byTime the same with time first, uint8 [1, time, channels]
 * @param steps what its numbers stand for
 */
public record ByteValue(String name, String byTime, ByteSteps steps) {}
