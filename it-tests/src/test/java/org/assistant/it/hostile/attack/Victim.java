package org.assistant.it.hostile.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.Server;

/**
 * A server that the kit has started on loopback, with its own temporary folder and file of API keys, and the honest client that
 * checks whether it still answers. Thread-safe.
 */
public final class Victim implements AutoCloseable {

    public static final String PASSWORD = "Correct Horse Battery";

    /** The operator's login as a header field. */
    public static final String BASIC = "Authorization: Basic "
            + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)) + "\r\n";

    private static final String HONEST = "honest";
    private static final String SENTENCE = "Good morning.";
    private static final Duration HEALTHY = Duration.ofSeconds(5);
    private static final Duration SPEAKS = Duration.ofSeconds(30);

    private final Server server;
    private final Path folder;
    private final boolean secured;
    private final KeysFile keys;

    private Victim(Server server, Path folder, boolean secured) {
        this.server = server;
        this.folder = folder;
        this.secured = secured;
        this.keys = new KeysFile(folder.resolve("keys"));
    }

    /** Starts a server that requires a password and keys, and returns at once. */
    static Victim secured(String name, Map<String, String> settings, Map<String, String> environment) {
        return start(name, settings, environment, true);
    }

    /** Starts a server that requires neither, and returns at once. */
    static Victim open(String name, Map<String, String> settings) {
        return start(name, settings, Map.of(), false);
    }

    private static Victim start(
            String name, Map<String, String> settings, Map<String, String> environment, boolean secured) {
        Path parent = Path.of("target", "hostile").toAbsolutePath();
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(parent), name);
            Map<String, String> all = new HashMap<>(settings);
            all.put(
                    "java.io.tmpdir",
                    Files.createDirectory(folder.resolve("tmp")).toString());
            all.put(
                    "assistant.state.dir",
                    Files.createDirectory(folder.resolve("state")).toString());
            all.put("tts.speech.longest-wait", "10000"); // the shipped value; other tests use another one
            if (secured) {
                all.put("tts.admin.password", PASSWORD);
                all.put("assistant.api.keys-file", folder.resolve("keys").toString());
                new KeysFile(folder.resolve("keys")).add(HONEST);
            }
            return new Victim(Server.start("hostile-" + name, all, environment), folder, secured);
        } catch (IOException e) {
            throw new UncheckedIOException("preparing " + parent, e);
        }
    }

    public Server server() {
        return server;
    }

    public Api api() {
        return new Api(server);
    }

    int port() {
        return server.uri("/").getPort();
    }

    /** The server's folder for temporary files. */
    public Path temporary() {
        return folder.resolve("tmp");
    }

    /** The honest client's key as a header field; empty if the server requires none. */
    public String honest() {
        return secured ? KeysFile.bearer(HONEST) : "";
    }

    /** The value of the header field {@code field}, for clients that write their fields themselves. */
    public static String value(String field) {
        return field.substring(field.indexOf(':') + 1).strip();
    }

    /** The server's keys. */
    public KeysFile keys() {
        return keys;
    }

    /**
     * The answer to a GET of the honest client within {@code patience}; {@code fields} are header fields with their line ends.
     */
    public WireAnswer get(String path, String fields, Duration patience) {
        return exchange(
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + fields + "\r\n", patience);
    }

    /** The answer to a POST of JSON. */
    public WireAnswer post(String path, String fields, String json, Duration patience) {
        return exchange(request(path, fields, json), patience);
    }

    /** The text of a POST of JSON. */
    public static String request(String path, String fields, String json) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Requested-With: assistant\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n" + fields + "\r\n" + json;
    }

    /** The JSON of a speech request for {@code text} by Kokoro as raw samples; {@code more} begins with a comma or is empty. */
    public static String speech(String text, String more) {
        return "{\"model\":\"kokoro\",\"voice\":\"af_heart\",\"response_format\":\"pcm\",\"input\":\"" + text + "\""
                + more + "}";
    }

    private WireAnswer exchange(String request, Duration patience) {
        try (Wire wire = Wire.from(Wire.HOME, this)) {
            return wire.send(request).answer(patience);
        } catch (IOException e) {
            return new WireAnswer("", "", false, true, patience.toMillis());
        }
    }

    /** The start of a sentence for the honest client: its first sound, a refusal, or an empty answer after {@code patience}. */
    public WireAnswer firstSound(Duration patience) {
        try (Wire wire = Wire.from(Wire.HOME, this)) {
            return wire.send(request(Api.SPEECH, honest(), speech(SENTENCE, "")))
                    .start(patience);
        } catch (IOException e) {
            return new WireAnswer("", "", false, true, patience.toMillis());
        }
    }

    /** The harm to the server that the honest client sees; empty if it answers and speaks. */
    public Optional<String> harm() {
        if (!server.isAlive()) {
            return Optional.of("the server has ended");
        }
        WireAnswer health = get("/health/live", "", HEALTHY);
        if (health.status() != 200) {
            return Optional.of("/health/live says " + health.status() + " within " + HEALTHY.toSeconds() + " s");
        }
        AtomicInteger status = new AtomicInteger();
        boolean speaks = Eventually.holds(SPEAKS, () -> {
            status.set(firstSound(SPEAKS).status());
            return status.get() == 200;
        });
        return speaks
                ? Optional.empty()
                : Optional.of("a sentence gets " + status + " for " + SPEAKS.toSeconds() + " s");
    }

    /**
     * The number of lines in the log so far, without the audit log, which has a line for each checked login, at most 100 at once.
     */
    public long logLines() {
        return server.log()
                .lines()
                .filter(line -> !line.contains("\"kind\":\"audit\""))
                .count();
    }

    /** The frames of our own classes in the stack traces of the log so far; no client may cause one. */
    public List<String> ownFrames() {
        return server.log()
                .lines()
                .filter(line -> line.startsWith("\tat org.assistant."))
                .toList();
    }

    /** Stops the server as an operator does, and deletes its folder. */
    @Override
    public void close() {
        try {
            server.close();
        } finally {
            delete();
        }
    }

    /** Kills the server. */
    public void kill() {
        List<ProcessHandle> all = Stream.concat(
                        Stream.of(server.handle()), server.handle().descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        delete();
    }

    private void delete() {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + folder, e);
        }
    }
}
