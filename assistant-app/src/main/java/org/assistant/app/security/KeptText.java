package org.assistant.app.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a small file of the state folder, which several nodes may share: a reader finds the old text or the new one. */
public final class KeptText {

    private KeptText() {}

    /** Replaces {@code file} by {@code text}, whole or not at all; its folder need not be there. */
    public static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path begun = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(begun, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(begun);
        }
    }
}
