package org.assistant.tts.spi;

import java.nio.ByteBuffer;

/** A recording as it was sent: the bytes of one audio file, in whatever format. Immutable. */
public final class Clip {

    private final byte[] bytes;

    private Clip(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Wraps {@code bytes} without a copy; the caller gives the array away. */
    public static Clip of(byte[] bytes) {
        return new Clip(bytes);
    }

    /** The file's bytes, read-only, from the first to the last. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** A copy of the file's bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }
}
