package org.assistant.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Payara Micro that runs the shipped WAR, started with the files of {@code config/} as {@code mvn -Prun} does, on a free
 * port of the loopback interface.
 */
public final class Server implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Server.class.getName());

    /** Long enough for a busy machine; a start takes 10 s on a free one. */
    public static final Duration START = Duration.ofMinutes(5);

    /** What Payara logs when the application is deployed. */
    private static final String DEPLOYED = "Loading application [";

    /** What Payara logs when the application has refused its own start. */
    private static final String REFUSED = "Exception while loading the app :";

    /** The key of the folder for a server's state. */
    private static final String STATE = "assistant.state.dir";

    private static final String LONGEST_WAIT = "tts.speech.longest-wait";
    private static final String CACHE = "tts.kokoro.cache";
    private static final String LOG = "server.log";
    private static final String THREADS = "threads.txt";

    /** A connection may break some time before the process ends. */
    private static final Duration LAST_BREATH = Duration.ofSeconds(2);

    private static final Duration STOP = Duration.ofSeconds(30);

    /** A working start uses more processor time than this in a minute, however busy the machine is; a deadlocked one does not. */
    private static final Duration LEAST_WORK = Duration.ofSeconds(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Payara's log lines after a race between two threads of its own start, before it deploys any application. */
    private static final List<String> LOST_RACE =
            List.of("Startup service failed to start", "ConcurrentModificationException", "org.jvnet.hk2");

    private final ProcessBuilder builder;
    private final Path directory;
    private final URI address;
    private Process process;
    private long minuteBegun;
    private Duration workedBefore;
    private boolean stuck;

    private Server(ProcessBuilder builder, Path directory, URI address) throws IOException {
        this.builder = builder;
        this.directory = directory;
        this.address = address;
        launch();
    }

    /**
     * Starts a server and returns at once.
     *
     * @param name of the folder under target/servers that holds its log
     * @param settings configuration keys and values, given as system properties
     */
    public static Server start(String name, Map<String, String> settings) {
        return start(name, settings, Map.of());
    }

    /** The same with {@code environment} variables in addition to those of this process. */
    public static Server start(String name, Map<String, String> settings, Map<String, String> environment) {
        return start(Path.of(property("assistant.war")), name, settings, environment);
    }

    /** The same with another WAR than the shipped one. */
    public static Server start(Path war, String name, Map<String, String> settings, Map<String, String> environment) {
        return start(war, name, settings, environment, List.of());
    }

    /** The same with {@code options} of Payara Micro in addition to those that every server here has. */
    public static Server start(
            Path war,
            String name,
            Map<String, String> settings,
            Map<String, String> environment,
            List<String> options) {
        int port = freePort();
        Path config = Path.of("..", "config").toAbsolutePath().normalize();
        Path directory = Path.of("target", "servers", name).toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + config.resolve("payara/java.options"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", property("payara-micro.jar"), "--nohazelcast", "--disablephonehome"));
        option(command, "--prebootcommandfile", config.resolve("payara/preboot.asadmin"));
        option(command, "--logproperties", config.resolve("payara/logging.properties"));
        option(command, "--systemproperties", config.resolve("microprofile-config.properties"));
        option(command, "--port", port);
        option(command, "--contextroot", "/");
        option(command, "--deploy", war);
        command.addAll(options);
        try {
            Files.createDirectories(directory);
            if (!settings.containsKey(STATE)) {
                // Each server has its own state, without the switches of another one.
                command.add(2, "-D" + STATE + "=" + Files.createTempDirectory(directory, "state"));
            }
            if (!settings.containsKey(LONGEST_WAIT)) {
                command.add(2, "-D" + LONGEST_WAIT + "=" + START.toMillis()); // no request is refused on a busy machine
            }
            if (!settings.containsKey(CACHE)) {
                command.add(
                        2, "-D" + CACHE + "=0"); // speech that is awaited, cut or timed must not come from the cache
            }
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            return start(builder, directory, port);
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + command, e);
        }
    }

    /** Starts a server with another command, which makes it listen on {@code port}; its log goes to {@code directory}. */
    public static Server start(ProcessBuilder builder, Path directory, int port) {
        builder.redirectErrorStream(true).redirectOutput(directory.resolve(LOG).toFile());
        try {
            return new Server(builder, directory, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + builder.command(), e);
        }
    }

    /** Ends the process at once, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts the server again on the same port after its process has ended, with a new log. */
    public void restart() {
        try {
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + directory.getFileName() + " again", e);
        }
    }

    private void launch() throws IOException {
        process = builder.start();
        minuteBegun = System.nanoTime();
        workedBefore = Duration.ZERO;
        stuck = false;
        process.getOutputStream().close();
    }

    /** The address of {@code path}, which starts with a slash. */
    public URI uri(String path) {
        return address.resolve(path);
    }

    /**
     * Waits until the assistant can speak. An empty list of checks means that the application is not deployed yet.
     *
     * @throws AssertionError with the server's log if it can't speak in time, or the process ends
     */
    public void awaitReady(Duration deadline) {
        Api api = new Api(this);
        await(
                "ready",
                deadline,
                () -> isDeployed()
                        && api.status("/health/ready") == 200
                        && !api.json("/health/ready").getJsonArray("checks").isEmpty());
    }

    /**
     * Waits until the application has refused to start.
     *
     * @throws AssertionError with the server's log if it does not in time, or the process ends
     */
    public void awaitRefusal(Duration deadline) {
        await("refusing its configuration", deadline, () -> log().contains(REFUSED));
    }

    /** How often an application has been deployed so far. */
    public int deployments() {
        return log().split(Pattern.quote(DEPLOYED), -1).length - 1;
    }

    /**
     * Waits until {@code path} answers with {@code status}.
     *
     * @throws AssertionError with the server's log if it does not in time, or the process ends
     */
    public void await(String path, int status, Duration deadline) {
        Api api = new Api(this);
        await("answering " + path + " with " + status, deadline, () -> isDeployed() && api.status(path) == status);
    }

    private void await(String what, Duration deadline, BooleanSupplier condition) {
        boolean came = comes(deadline, condition);
        if (isStuck() || (!process.isAlive() && LOST_RACE.stream().allMatch(log()::contains))) {
            LOGGER.log(
                    Level.WARNING,
                    "Payara lost a race in its own start; {0} is started again",
                    directory.getFileName());
            relaunch();
            came = comes(deadline, condition);
        }
        if (!came || !process.isAlive() || isStuck()) {
            throw new AssertionError("the server " + (process.isAlive() ? "runs" : "ended") + " without " + what
                    + " within " + deadline + "; its log:\n" + log());
        }
    }

    private boolean comes(Duration deadline, BooleanSupplier condition) {
        return Eventually.holds(deadline, () -> !process.isAlive() || isStuck() || condition.getAsBoolean());
    }

    /** A request before the deployment races with it: Payara once had no class loader for the deployment then. */
    private boolean isDeployed() {
        return log().contains(DEPLOYED);
    }

    /** Whether two threads of Payara's own start are deadlocked: it then does nothing and never writes a line. */
    private boolean isStuck() {
        long now = System.nanoTime();
        if (process.isAlive() && now - minuteBegun > MINUTE.toNanos()) {
            Duration worked = process.info().totalCpuDuration().orElse(workedBefore.plus(LEAST_WORK));
            stuck = worked.minus(workedBefore).compareTo(LEAST_WORK) < 0 && log().isBlank();
            workedBefore = worked;
            minuteBegun = now;
        }
        return stuck;
    }

    private void relaunch() {
        try {
            if (process.isAlive()) {
                printThreads();
                process.destroyForcibly().onExit().join();
            }
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + directory.getFileName() + " again", e);
        }
    }

    /** Writes the stack of each thread to a file next to the log. */
    private void printThreads() throws IOException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "Thread.print")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(THREADS).toFile())
                .start()
                .onExit()
                .join();
    }

    /** The server's whole log so far. */
    public String log() {
        Path log = directory.resolve(LOG);
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + log, e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** An error with the end of the log if the process has ended, so that a test fails with that cause. */
    public Optional<AssertionError> death() {
        try {
            if (!process.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        String log = log().strip();
        return Optional.of(new AssertionError("the server " + directory.getFileName() + " ended with "
                + process.exitValue() + " and said last: " + log.substring(log.lastIndexOf('\n') + 1)));
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The processor time of the server since its start, without its child processes. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /**
     * Stops the server as an operator does, with SIGTERM.
     *
     * @throws AssertionError if it or a child process is still running after half a minute
     */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        try {
            process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean gone =
                Eventually.holds(Duration.ofSeconds(10), () -> all.stream().noneMatch(ProcessHandle::isAlive));
        List<String> left = all.stream()
                .filter(ProcessHandle::isAlive)
                .map(handle -> handle.pid() + " " + handle.info().commandLine().orElse(""))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        if (!gone) {
            throw new AssertionError(
                    "still running after the server was told to stop: " + left + "; its log:\n" + log());
        }
    }

    /** A port of the loopback interface that is free now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for a free port", e);
        }
    }

    private static void option(List<String> command, String name, Object value) {
        command.add(name);
        command.add(value.toString());
    }

    /** The system property {@code name}, which the build sets. */
    public static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(
                    "the system property " + name + " is not set; run this test with mvn verify");
        }
        return value;
    }
}
