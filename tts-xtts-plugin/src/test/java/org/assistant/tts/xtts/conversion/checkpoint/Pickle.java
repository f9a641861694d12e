package org.assistant.tts.xtts.conversion.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes the operations of a pickle one by one. */
public final class Pickle {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Pickle() {
        bytes(0x80, 2);
    }

    Pickle bytes(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    /** Writes operations without an operand, one letter each. */
    public Pickle operations(String letters) {
        out.writeBytes(letters.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public Pickle text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        operations("X").int32(utf8.length).out.writeBytes(utf8);
        return this;
    }

    Pickle number(long value) {
        if (value == (int) value) {
            return operations("J").int32((int) value);
        }
        bytes(0x8A, 8);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
        return this;
    }

    Pickle global(String module, String name) {
        return operations("c" + module + "\n" + name + "\n");
    }

    Pickle int32(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    /** Returns all operations so far, followed by the stop. */
    public byte[] stop() {
        return operations(".").out.toByteArray();
    }
}
