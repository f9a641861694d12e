package org.assistant.app.config;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets one node at a time change the state, and in it one thread. The operating system frees the lock when the process dies.
 * The lock's file stays: deleting it would let two in.
 */
final class StateLock implements AutoCloseable {

    /** A change takes some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long POLL_MILLIS = 20;

    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException if others hold the lock for too long, or there can be none at {@code file} */
    static StateLock acquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!isHeld(channel)) {
                if (System.nanoTime() > end) {
                    throw new IOException("another node holds " + file);
                }
                Thread.sleep(POLL_MILLIS);
            }
            return new StateLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for " + file).initCause(e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // somebody in this process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
