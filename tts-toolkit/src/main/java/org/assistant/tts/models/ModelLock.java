package org.assistant.tts.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assistant.tts.spi.TTSException;

/**
 * Lets one process at a time, and in it one thread, change a model's folder. The operating system frees the lock when the
 * process dies. The lock's file stays: deleting it would let two in.
 */
final class ModelLock implements AutoCloseable {

    private static final long POLL_MILLIS = 100;

    private final FileChannel channel;

    private ModelLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock; notes once that it waits.
     *
     * @throws TTSException.Cancelled if the thread was interrupted while it waited
     */
    static ModelLock acquire(Path file, String model, Progress progress) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            boolean told = false;
            while (!isHeld(channel)) {
                if (!told) {
                    progress.note("another process is fetching or preparing " + model + "; waiting for it");
                    told = true;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return new ModelLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
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
            return false; // a thread of this process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
