package org.assistant.tts.models.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.models.sources.PacedStream;
import org.assistant.tts.spi.TTSException;

/** A running registry client. It ends when the waiting thread is interrupted, and with the JVM. */
final class ClientProcess {

    private static final long POLL_MILLIS = 250;
    private static final int MOST_LINES = 3;
    private static final int MOST_CHARACTERS = 300;
    private static final int MOST_LOG_BYTES = 1 << 16;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final long mostBytes;
    private final Duration patience;

    /**
     * @param folder the folder that the client writes to
     * @param mostBytes the most bytes that it may write
     * @param patience time in which no data needs to come
     */
    ClientProcess(
            List<String> command, Map<String, String> environment, Path folder, long mostBytes, Duration patience) {
        this.mostBytes = mostBytes;
        this.patience = patience;
        this.command = command;
        this.environment = environment;
        this.folder = folder;
    }

    /** Runs the client; returns empty if it succeeded, otherwise the reason. The progress grows with the archive. */
    Optional<String> run(String step, Progress progress) throws IOException {
        Path log = folder.resolve("log");
        long start = System.nanoTime();
        Process process = start(Files.createDirectories(folder.resolve("work")), log);
        Thread killer = new Thread(() -> kill(process), "end-package-client");
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            process.getOutputStream().close();
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                List<Long> sizes = sizesUnder(folder);
                if (sizes.isEmpty()) {
                    continue;
                }
                long written = sizes.stream().mapToLong(Long::longValue).sum();
                if (written > mostBytes) {
                    return Optional.of("it has more than the " + mostBytes + " bytes that it may have");
                }
                if (PacedStream.isSlow(Duration.ofNanos(System.nanoTime() - start), patience, written)) {
                    return Optional.of(new PacedStream.TooSlow().getMessage());
                }
                // The received size of the archive. Not the sum: a client may download it to one place and copy it to
                // another.
                progress.bytes(
                        step, sizes.stream().mapToLong(Long::longValue).max().orElse(0), -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } finally {
            kill(process);
            forget(killer);
        }
        return process.exitValue() == 0 ? Optional.empty() : Optional.of(lastWords(process.exitValue(), log));
    }

    private Process start(Path work, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile()) // an empty folder, since python -m would load modules from it
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PIP_REQUIRE_VIRTUALENV", "false");
        for (String variable : List.of("TMPDIR", "TMP", "TEMP")) {
            builder.environment().put(variable, work.toString()); // deleted with the folder; /tmp may be small
        }
        return builder.start();
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void forget(Thread killer) {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook runs or has run.
        }
    }

    /** Returns the sizes of all files, including the log; empty if the client deleted one meanwhile. */
    private static List<Long> sizesUnder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.toFile().length())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static byte[] end(Path log) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(Math.max(0, Files.size(log) - MOST_LOG_BYTES));
            return in.readNBytes(MOST_LOG_BYTES);
        }
    }

    /** Returns the client's last output, without passwords in addresses. */
    private String lastWords(int exitCode, Path log) throws IOException {
        List<String> lines = new String(end(log), StandardCharsets.UTF_8)
                .replaceAll("//[^/@\\s]+@", "//***@")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String words = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).stream()
                .map(line -> line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line)
                .collect(Collectors.joining("\n    "));
        return Path.of(command.get(0)).getFileName() + " ended with code " + exitCode + ": "
                + (words.isEmpty() ? "it printed nothing" : words);
    }
}
