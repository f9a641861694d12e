package org.assistant.it.hostile.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The open files of a {@link Victim}. Linux only. */
public final class OpenDescriptors {

    private OpenDescriptors() {}

    public static long of(Victim victim) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", pid(victim), "fd"))) {
            return files.count();
        }
    }

    /** Limits the server to {@code most} open files from now on, as {@code ulimit -n} does before a start. */
    public static void limit(Victim victim, long most) throws IOException {
        Process process = new ProcessBuilder("prlimit", "--pid", pid(victim), "--nofile=" + most + ":" + most)
                .inheritIO()
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("prlimit ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String pid(Victim victim) {
        return Long.toString(victim.server().handle().pid());
    }
}
