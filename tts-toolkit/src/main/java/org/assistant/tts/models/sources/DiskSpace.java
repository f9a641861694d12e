package org.assistant.tts.models.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says how much can still be written. */
@FunctionalInterface
public interface DiskSpace {

    /** What the file system says. */
    DiskSpace REAL = directory -> Files.getFileStore(directory).getUsableSpace();

    /** Bytes that can be written under {@code directory}, which is there. */
    long usableBytes(Path directory) throws IOException;
}
