package org.assistant.it.nodes;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assistant.it.Server;

/** HAProxy with the configuration of {@code config/container}, in which only the addresses are replaced. */
final class Balancer implements AutoCloseable {

    private static final Path SHIPPED = Path.of("..", "config", "container", "haproxy.cfg");

    private static final Pattern FRONT = Pattern.compile("(?m)^    bind :8080$");

    /** The nodes as found by name; group 1 has the options of the check. */
    private static final Pattern NODES =
            Pattern.compile("(?m)^    server-template node \\d+ assistant:8080 check port 8081 "
                    + "(.*) resolvers container init-addr none$");

    private static final Duration START = Duration.ofSeconds(20);
    private static final long LOOK_EVERY_NANOS = 100_000_000;
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Process process;
    private final int port;

    /**
     * A node behind the load balancer, on the loopback interface.
     *
     * @param port for speech
     * @param probes the port for the health check
     */
    record Address(String name, int port, int probes) {}

    private Balancer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** HAProxy's program; empty if it is not installed. */
    static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts HAProxy in front of {@code nodes}, with its log in {@code target/nodes}. */
    static Balancer start(Path program, List<Address> nodes) throws IOException {
        int port = Server.freePort();
        Path folder = Files.createDirectories(Path.of("target", "nodes").toAbsolutePath());
        Path configuration = folder.resolve("haproxy.cfg");
        Files.writeString(configuration, configuration(Files.readString(SHIPPED), port, nodes));
        Process process = new ProcessBuilder(program.toString(), "-db", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        return new Balancer(process, port);
    }

    private static String configuration(String shipped, int port, List<Address> nodes) {
        Matcher found = NODES.matcher(shipped);
        if (!found.find() || !FRONT.matcher(shipped).find()) {
            throw new IllegalStateException(SHIPPED + " has other addresses than expected");
        }
        List<String> servers = new ArrayList<>();
        for (Address node : nodes) {
            servers.add("    server " + node.name() + " 127.0.0.1:" + node.port() + " check port " + node.probes() + " "
                    + found.group(1));
        }
        String replaced = found.replaceFirst(Matcher.quoteReplacement(String.join("\n", servers)));
        return FRONT.matcher(replaced).replaceFirst("    bind 127.0.0.1:" + port);
    }

    /** The address of {@code path}. */
    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Waits until a node answers through it. */
    void awaitReady() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(uri("/health/ready")).timeout(START).build();
        long end = System.nanoTime() + START.toNanos();
        while (!isReady(client, request)) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException("HAProxy does not reach the nodes; target/nodes/haproxy.log says why");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == SpeechClient.OK;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** The processor time since the start. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
