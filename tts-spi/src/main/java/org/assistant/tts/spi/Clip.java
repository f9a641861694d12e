package org.assistant.tts.spi;

import java.nio.ByteBuffer;

/** A recording as it was sent: the bytes of one audio file, in any format. Immutable. */
public final class Clip {

    private final byte[] bytes;

    private Clip(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Wraps {@code bytes} without a copy and takes ownership of the array. */
    public static Clip of(byte[] bytes) {
        return new Clip(bytes);
    }

    /** A read-only view of the file's bytes. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** A copy of the file's bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }
}
