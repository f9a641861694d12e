package org.assistant.tts.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file lock that one thread of one process holds at a time. The operating system releases it when the process dies. The file
 * stays after {@link #close}: if it were deleted, two processes could hold the lock.
 */
public final class LockFile implements AutoCloseable {

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens {@code path}, creating it if necessary, without taking the lock. */
    public static LockFile open(Path path) throws IOException {
        return new LockFile(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** Takes the lock; returns false if another thread or process holds it. Never blocks. */
    public boolean take() throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process holds it
        }
    }

    /** Releases the lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
