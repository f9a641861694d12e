package org.assistant.it.cloning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of the {@code models} command in its own process: {@code java -jar assistant-app.war models ...}.
 *
 * @param exitCode of the process
 * @param out its standard output
 * @param err its standard error
 */
public record ModelsCommandRun(int exitCode, String out, String err) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Runs the command with {@code words} to its end. */
    public static ModelsCommandRun of(String... words) {
        return of(Map.of(), words);
    }

    /** The same with {@code environment} variables in addition to those of this process. */
    public static ModelsCommandRun of(Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", System.getProperty("assistant.war"), "models"));
        command.addAll(List.of(words));
        try {
            Path out = Files.createTempFile("models", ".out");
            Path err = Files.createTempFile("models", ".err");
            try {
                return run(command, environment, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("running " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ModelsCommandRun run(List<String> command, Map<String, String> environment, Path out, Path err)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end within " + PATIENCE + "; it wrote:\n"
                    + Files.readString(out, StandardCharsets.UTF_8) + Files.readString(err, StandardCharsets.UTF_8));
        }
        return new ModelsCommandRun(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
