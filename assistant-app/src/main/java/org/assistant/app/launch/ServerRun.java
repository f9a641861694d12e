package org.assistant.app.launch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a server in the foreground for {@code mvn -Prun}: a child process on the same terminal, which ends when this JVM does,
 * whether by Ctrl-C or by a signal to this JVM alone. The server gets the system properties {@code tts.*} and {@code assistant.*}
 * of this JVM.
 *
 * <p>The server has its own folder for temporary files, which is emptied before it starts: a killed server leaves 374 MB there.
 */
public final class ServerRun {

    private static final System.Logger LOGGER = System.getLogger(ServerRun.class.getName());

    /** A server takes at most 20 s to finish the requests that it has accepted, and 10 s to write its classes. */
    private static final long STOP_SECONDS = 60;

    private ServerRun() {}

    /**
     * Blocks until the server has ended.
     *
     * @param words the folder for temporary files, then the arguments of {@code java}
     * @throws IllegalStateException if the limit on open files is too low, or the server ended by itself with an error
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        FileLimit.ofThisProcess().check();
        Path temporary = Path.of(words[0]).toAbsolutePath();
        if (Files.exists(temporary)) {
            new UnpackedFolder(temporary).delete();
        }
        Files.createDirectories(temporary);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("tts.") || name.startsWith("assistant."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-Djava.io.tmpdir=" + temporary);
        Optional<StartCache> cache = cache(words, temporary);
        cache.ifPresent(there -> command.addAll(there.options()));
        command.addAll(List.of(words).subList(1, words.length));
        Process server = new ProcessBuilder(command).inheritIO().start();
        CountDownLatch stopping = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopping, cache), "stop-server"));
        int status = server.waitFor();
        if (stopping.getCount() == 0) {
            Thread.currentThread().join(); // until the JVM ends; otherwise Maven would continue its build
        }
        if (status != 0) {
            throw new IllegalStateException("the server ended with status " + status);
        }
    }

    /** For a server that is a jar. The file is kept next to the folder for temporary files, which every start empties. */
    private static Optional<StartCache> cache(String[] words, Path temporary) throws IOException {
        int jar = List.of(words).indexOf("-jar") + 1;
        return jar == 0
                ? Optional.empty()
                : Optional.of(new StartCache(temporary.getParent(), temporary, Path.of(words[jar]), Instant.now()));
    }

    /** Returns when the server has ended, so that its last lines appear before the prompt. */
    private static void stop(Process server, CountDownLatch stopping, Optional<StartCache> cache) {
        stopping.countDown();
        server.destroy();
        try {
            if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            } else if (cache.isPresent()) {
                cache.get().keep();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the class cache is not kept, so the next start is no faster: " + e.getMessage());
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
