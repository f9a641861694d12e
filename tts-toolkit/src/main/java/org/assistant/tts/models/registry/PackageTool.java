package org.assistant.tts.models.registry;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.tts.models.manifest.RegistryPackage;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.models.sources.FetchEnvironment;
import org.assistant.tts.models.sources.Reason;
import org.assistant.tts.models.sources.SourceFailure;

/**
 * Downloads a registry package with the registry's own client, which knows the mirrors, proxies and credentials of the machine.
 * Nothing is installed and no code of the package runs.
 */
public final class PackageTool {

    /** In read timeouts: a client tries another address or two before the download begins. */
    private static final int READS_BEFORE_BYTES_COME = 20;

    private final Map<String, String> environment;
    private final Duration patience;

    /** @param surroundings provides the environment of the client; the client is searched in {@code PATH} */
    public PackageTool(FetchEnvironment surroundings) {
        environment = Map.copyOf(surroundings.environment());
        patience = surroundings.readTimeout().multipliedBy(READS_BEFORE_BYTES_COME);
    }

    /**
     * Downloads the archive of {@code wanted}.
     *
     * @param folder an empty folder for the archive and the client's temporary files
     * @param mostBytes the most bytes that the client may write
     * @throws SourceFailure if no client is installed, or it failed
     */
    Path download(RegistryPackage wanted, Path folder, long mostBytes, Progress progress) throws SourceFailure {
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
                Optional<String> failure = new ClientProcess(command, environment, folder, mostBytes, patience)
                        .run("fetching " + wanted, progress);
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
                    "--cache=" + archives.resolveSibling("cache"), // counted, and deleted with the folder
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
        // An unreachable registry costs only seconds, unless the machine is configured otherwise.
        if (!environment.containsKey("PIP_RETRIES")) {
            arguments.add("--retries=1");
        }
        if (!environment.containsKey("PIP_DEFAULT_TIMEOUT") && !environment.containsKey("PIP_TIMEOUT")) {
            arguments.add("--timeout=15");
        }
        return arguments;
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

    /** Searches {@code PATH} as a shell does. */
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
