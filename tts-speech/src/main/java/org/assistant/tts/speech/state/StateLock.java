package org.assistant.tts.speech.state;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assistant.tts.models.LockFile;

/**
 * A lock that lets one node at a time, and one thread of it, change the state.
 */
final class StateLock implements AutoCloseable {

    /** A change takes some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long POLL_MILLIS = 20;

    private final LockFile file;

    private StateLock(LockFile file) {
        this.file = file;
    }

    /** @throws IOException if others hold the lock for too long, or there can be none at {@code file} */
    static StateLock acquire(Path file) throws IOException {
        LockFile lock = LockFile.open(file);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!lock.take()) {
                if (System.nanoTime() > end) {
                    throw new IOException("another node holds " + file);
                }
                Thread.sleep(POLL_MILLIS);
            }
            return new StateLock(lock);
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for " + file).initCause(e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
