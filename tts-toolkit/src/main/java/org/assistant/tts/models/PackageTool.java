package org.assistant.tts.models;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assistant.tts.spi.TTSException;

/**
 * Downloads a registry package with the registry's own client, which knows the mirrors, proxies and credentials that the
 * machine is set up with. Nothing is installed and no code of the package runs.
 */
final class PackageTool {

    private static final long POLL_MILLIS = 250;
    private static final int MOST_REASON_CHARACTERS = 400;

    private final Map<String, String> environment;

    /** @param environment of the client; {@code PATH} says where to look for it */
    PackageTool(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Downloads the archive of {@code wanted}.
     *
     * @param folder empty; the archive and all that the client needs on the way go here
     * @throws SourceFailure if no client is installed, or it failed
     */
    Path download(RegistryPackage wanted, Path folder, Progress progress) throws SourceFailure {
        try {
            Path archives = Files.createDirectories(folder.resolve("archive"));
            for (List<String> client : clients(wanted.registry())) {
                Optional<Path> executable = executable(client.get(0));
                if (executable.isEmpty()) {
                    continue;
                }
                List<String> command = new ArrayList<>(client);
                command.set(0, executable.get().toString());
                command.addAll(arguments(wanted, archives));
                Optional<String> failure = run(command, wanted, folder, progress);
                if (failure.isEmpty()) {
                    return onlyFile(archives);
                }
                if (!failure.get().contains("No module named pip")) {
                    throw SourceFailure.ofHost(failure.get(), null);
                }
            }
            throw SourceFailure.ofHost(
                    wanted.registry() == RegistryPackage.Registry.PYPI
                            ? "pip is not installed (it comes with Python)"
                            : "npm is not installed (it comes with Node.js)",
                    null);
        } catch (IOException e) {
            throw SourceFailure.ofHost("its client can't be run: " + Reason.of(e), e);
        }
    }

    private static List<List<String>> clients(RegistryPackage.Registry registry) {
        return registry == RegistryPackage.Registry.PYPI
                ? List.of(
                        List.of("python3", "-m", "pip"),
                        List.of("pip3"),
                        List.of("pip"),
                        List.of("python", "-m", "pip"),
                        List.of("py", "-m", "pip"))
                : List.of(List.of("npm"));
    }

    private List<String> arguments(RegistryPackage wanted, Path archives) {
        if (wanted.registry() == RegistryPackage.Registry.NPM) {
            return List.of(
                    "pack",
                    wanted.name() + "@" + wanted.version(),
                    "--pack-destination=" + archives,
                    "--ignore-scripts",
                    "--fetch-retries=1",
                    "--loglevel=error");
        }
        List<String> arguments = new ArrayList<>(List.of(
                "download",
                wanted.name() + "==" + wanted.version(),
                "--dest=" + archives,
                "--no-deps",
                "--only-binary=:all:", // a source package would run its setup.py
                "--no-cache-dir",
                "--no-input",
                "--disable-pip-version-check",
                "--progress-bar=off"));
        // So that a registry that can't be reached costs seconds, unless the machine is set up otherwise.
        if (!environment.containsKey("PIP_RETRIES")) {
            arguments.add("--retries=1");
        }
        if (!environment.containsKey("PIP_DEFAULT_TIMEOUT") && !environment.containsKey("PIP_TIMEOUT")) {
            arguments.add("--timeout=15");
        }
        return arguments;
    }

    /** Nothing if the client succeeded, else why not. */
    private Optional<String> run(List<String> command, RegistryPackage wanted, Path folder, Progress progress)
            throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile()) // an empty folder: python -m would load modules from it
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PIP_REQUIRE_VIRTUALENV", "false");
        for (String variable : List.of("TMPDIR", "TMP", "TEMP")) {
            builder.environment().put(variable, work.toString()); // deleted with the folder; /tmp may be small
        }
        Process process = builder.start();
        Thread killer = new Thread(() -> kill(process), "end-" + wanted.name());
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            process.getOutputStream().close();
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.bytes("fetching " + wanted, bytesUnder(folder), -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } finally {
            kill(process);
            forget(killer);
        }
        return process.exitValue() == 0 ? Optional.empty() : Optional.of(lastWords(command, process.exitValue(), log));
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void forget(Thread killer) {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook has run or runs now.
        }
    }

    /** What the client printed last, without passwords that an address may hold. */
    private static String lastWords(List<String> command, int exitCode, Path log) throws IOException {
        String printed = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .replaceAll("//[^/@\\s]+@", "//***@")
                .replaceAll("\\s+", " ")
                .strip();
        String end = printed.substring(Math.max(0, printed.length() - MOST_REASON_CHARACTERS));
        return Path.of(command.get(0)).getFileName() + " ended with code " + exitCode + ": "
                + (end.isEmpty() ? "it printed nothing" : end);
    }

    private static Path onlyFile(Path folder) throws IOException, SourceFailure {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            if (found.size() != 1) {
                throw SourceFailure.ofHost("its client left " + found.size() + " files instead of one archive", null);
            }
            return found.get(0);
        }
    }

    private static long bytesUnder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // the client deleted a file meanwhile
        }
    }

    /** Looks through {@code PATH} as a shell does. */
    private Optional<Path> executable(String name) {
        List<String> endings = File.separatorChar == '\\' ? List.of(".exe", ".cmd", ".bat") : List.of("");
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String ending : endings) {
                Path file = Path.of(folder).resolve(name + ending);
                if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file.toAbsolutePath());
                }
            }
        }
        return Optional.empty();
    }
}
