package org.assistant.tts.ear;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recogniser's tokens: pieces of words in UTF-8, in the file each after its length. */
final class EarTokens {

    /** The first token of every text. */
    static final int START = 1;

    /** The last token of every text. */
    static final int END = 2;

    /** Lengths from here on take two bytes, the lower seven bits first. */
    private static final int LONG = 128;

    private static final String SPACE = "\u2581";

    private final List<byte[]> tokens;

    private EarTokens(List<byte[]> tokens) {
        this.tokens = tokens;
    }

    static EarTokens read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            List<byte[]> tokens = new ArrayList<>();
            while (bytes.hasRemaining()) {
                int length = Byte.toUnsignedInt(bytes.get());
                if (length >= LONG) {
                    length += LONG * (Byte.toUnsignedInt(bytes.get()) - 1);
                }
                byte[] token = new byte[length];
                bytes.get(token);
                tokens.add(token);
            }
            return new EarTokens(tokens);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    int count() {
        return tokens.size();
    }

    /** Returns the text of {@code ids}. */
    String text(long[] ids) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (long id : ids) {
            text.writeBytes(tokens.get(Math.toIntExact(id)));
        }
        return text.toString(StandardCharsets.UTF_8).replace(SPACE, " ").strip();
    }
}
