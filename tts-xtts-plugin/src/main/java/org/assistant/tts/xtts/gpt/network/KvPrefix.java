package org.assistant.tts.xtts.gpt.network;

import java.nio.ByteBuffer;

/**
 * Keys and values of the positions that many sequences begin with.
 *
 * @param length number of positions
 * @param content laid out by {@link KvCache}; never written to
 */
public record KvPrefix(int length, ByteBuffer content) {}
