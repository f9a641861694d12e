package org.assistant.tts.models;

import java.io.IOException;
import java.nio.file.Path;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;

/**
 * Allows one thread of one process at a time to change a model's folder.
 */
final class ModelLock implements AutoCloseable {

    private static final long POLL_MILLIS = 100;

    private final LockFile file;

    private ModelLock(LockFile file) {
        this.file = file;
    }

    /**
     * Waits for the lock; reports the wait once.
     *
     * @throws TTSException.Cancelled if the thread was interrupted while it waited
     */
    static ModelLock acquire(Path file, String model, Progress progress) throws IOException {
        LockFile lock = LockFile.open(file);
        try {
            boolean told = false;
            while (!lock.take()) {
                if (!told) {
                    progress.note("another process is fetching or preparing " + model + "; waiting for it");
                    told = true;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return new ModelLock(lock);
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
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
