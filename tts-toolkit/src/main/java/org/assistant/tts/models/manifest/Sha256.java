package org.assistant.tts.models.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;

/** Computes a sha256. */
public final class Sha256 {

    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Returns the hash of a whole file, 64 digits in lower case.
     *
     * @param step the name of the step in the progress
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public static String of(Path file, String step, Progress progress) throws IOException {
        Sha256 hash = new Sha256();
        long total = Files.size(file);
        long done = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length; (length = in.read(buffer)) >= 0; ) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new TTSException.Cancelled(null);
                }
                hash.add(buffer, length);
                done += length;
                progress.bytes(step, done, total);
            }
        }
        return hash.hex();
    }

    public void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** Returns the hash, 64 digits in lower case, and resets. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
