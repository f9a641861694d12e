package org.assistant.app.security;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A text file with secrets, read again when it has changed. Thread-safe. */
public final class WatchedFile {

    private static final System.Logger LOGGER = System.getLogger(WatchedFile.class.getName());

    /** Enough for some thousand keys. */
    private static final long MOST_BYTES = 1 << 20;

    private Seen seen; // guarded by this

    private record Seen(Path path, Optional<FileTime> modified, long size, Optional<String> text) {

        private boolean isStill(Path path, Optional<FileTime> modified, long size) {
            return this.path.equals(path) && this.modified.equals(modified) && this.size == size;
        }
    }

    /** The current text of {@code path}; nothing if it can't be read, which is logged once. */
    public synchronized Optional<String> text(Path path) {
        Optional<FileTime> modified = Optional.empty();
        long size = 0;
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            modified = Optional.of(attributes.lastModifiedTime());
            size = attributes.size();
        } catch (IOException e) {
            // Logged below, as for any other file that can't be read.
        }
        if (seen == null || !seen.isStill(path, modified, size)) {
            seen = new Seen(path, modified, size, read(path, size));
        }
        return seen.text;
    }

    private static Optional<String> read(Path path, long size) {
        try {
            if (size > MOST_BYTES) {
                throw new IOException("it has " + size + " bytes; it may have " + MOST_BYTES);
            }
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            // The message for bytes that are not UTF-8 contains only a length.
            LOGGER.log(ERROR, "can't read " + path + "; the secrets in it are not accepted: " + e);
            return Optional.empty();
        }
    }
}
