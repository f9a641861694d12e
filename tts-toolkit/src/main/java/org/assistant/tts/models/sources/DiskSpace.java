package org.assistant.tts.models.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports the free disk space. */
@FunctionalInterface
public interface DiskSpace {

    /** The free space by the file system. */
    DiskSpace REAL = directory -> Files.getFileStore(directory).getUsableSpace();

    /** Returns the number of bytes that can be written under {@code directory}, which must exist. */
    long usableBytes(Path directory) throws IOException;
}
