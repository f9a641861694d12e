package org.assistant.tts.kokoro.voices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Voice packs for tests. */
public final class VoicePacks {

    private VoicePacks() {}

    /** A pack whose every value is {@code value}. */
    public static VoicePack constant(float value) {
        ByteBuffer bytes = ByteBuffer.allocate(522_240).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putFloat(value);
        }
        try {
            Path file = Files.createTempFile("voice", ".bin");
            try {
                return VoicePack.read(Files.write(file, bytes.array()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write a voice pack", e);
        }
    }
}
