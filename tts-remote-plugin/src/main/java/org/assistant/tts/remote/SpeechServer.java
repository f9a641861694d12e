package org.assistant.tts.remote;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/** One of the other servers: its voices, and how it fares. Safe for use by many threads. */
final class SpeechServer {

    private static final System.Logger LOGGER = System.getLogger(SpeechServer.class.getName());

    /** How long a server is left alone that failed; the guard of an engine does the same. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI url;
    private final RemoteConfig config;
    private final LongSupplier nanoTime;
    private final AtomicInteger running = new AtomicInteger();
    private Optional<ListedVoices> voices =
            Optional.empty(); // guarded by this, as all below; nothing until it answered
    private String trouble = ""; // why it can't speak; empty if it can, or was not asked yet
    private String told = ""; // the trouble that is in the log; empty once it has spoken
    private long lateUntil; // others are asked first
    private long busyUntil; // it has said when to come again
    private long restUntil; // it is in trouble and left alone
    private long listedAt;

    /** @param url without a slash at the end */
    SpeechServer(URI url, RemoteConfig config, LongSupplier nanoTime) {
        this.url = url;
        this.config = config;
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        lateUntil = now;
        busyUntil = now;
        restUntil = now;
    }

    /** Where speech is asked for. */
    URI speech() {
        return URI.create(url + "/audio/speech");
    }

    /** How many calls of ours it has now. */
    AtomicInteger running() {
        return running;
    }

    /** Its voices, as it last listed them; nothing until it answered for the first time. */
    synchronized Optional<ListedVoices> voices() {
        return voices;
    }

    /** Why it can't speak, for people, without its address; empty if it can, or was not asked yet. */
    synchronized String trouble() {
        return trouble;
    }

    /** Whether it answered, and nothing is known against it. */
    synchronized boolean isWell() {
        return voices.isPresent() && trouble.isEmpty();
    }

    /** Whether it was late just now. */
    synchronized boolean isLate() {
        return nanoTime.getAsLong() - lateUntil < 0;
    }

    /** How long it wants to be left alone; zero if it does not. */
    synchronized Duration busyFor() {
        return Duration.ofNanos(Math.max(0, busyUntil - nanoTime.getAsLong()));
    }

    /** Whether it is time to ask for its voices: at first, after a rest, and when they may have changed. */
    synchronized boolean isToBeAsked(Duration fresh) {
        long now = nanoTime.getAsLong();
        if (!isWell()) {
            return now - restUntil >= 0;
        }
        boolean silent = voices.orElseThrow().voices().isEmpty(); // a server that just starts has nothing at its paths
        return now - listedAt >= (silent ? REST : fresh).toNanos();
    }

    /** It takes its time: others are asked first for a while. */
    synchronized void late() {
        lateUntil = nanoTime.getAsLong() + REST.toNanos();
    }

    /** It has too much to do. */
    synchronized void busy(Duration time) {
        busyUntil = nanoTime.getAsLong() + time.toNanos();
    }

    /** It can't speak: it is left alone for a while. */
    synchronized void failed(String reason) {
        restUntil = nanoTime.getAsLong() + REST.toNanos();
        trouble = reason;
        if (!told.equals(reason)) {
            told = reason;
            LOGGER.log(WARNING, "{0} is left alone: {1}", url, reason);
        }
    }

    /** It has spoken. */
    synchronized void spoke() {
        trouble = "";
        lateUntil = nanoTime.getAsLong();
        if (!told.isEmpty()) {
            told = "";
            LOGGER.log(INFO, "{0} speaks again", url);
        }
    }

    /**
     * Asks for its voices, which also shows whether it is there. A server that lists none has those of the configuration.
     *
     * @throws TTSException why it can't be used; {@link #trouble} then says so
     */
    void list(Http http) {
        try {
            ListedVoices listed = listed(http);
            synchronized (this) {
                voices = Optional.of(listed);
                listedAt = nanoTime.getAsLong();
                trouble = "";
            }
        } catch (TTSException.Cancelled e) {
            throw e;
        } catch (TTSException e) {
            failed(e.getMessage());
            throw e;
        } catch (IOException e) {
            throw http.isClosed() ? SpeechServers.closed() : unreachable(e);
        }
    }

    /** That it is not there; {@link #trouble} says so from now on. */
    TTSException unreachable(IOException e) {
        String reason = "the other server can't be reached: " + words(e);
        failed(reason);
        return new TTSException.EngineUnavailable(reason, e);
    }

    /** What an error of the network is, for people: many have no message. */
    static String words(IOException e) {
        if (e instanceof ConnectException) {
            return "it takes no connection";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private ListedVoices listed(Http http) throws IOException {
        String model = URLEncoder.encode(config.model(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        JsonNode known = json(http, "/models/" + model);
        if (known.path("state").asText().equals("unavailable")) {
            throw new TTSException.EngineUnavailable("the model is not there at the other server", null);
        }
        if (!config.voices().isEmpty()) {
            return ListedVoices.named(config.voices(), config.languages());
        }
        Optional<ListedVoices> ofModel = ListedVoices.of(known.path("voices"), config.languages());
        if (ofModel.isPresent()) {
            return ofModel.get();
        }
        return ListedVoices.of(json(http, "/audio/voices").path("voices"), config.languages())
                .orElse(ListedVoices.NONE);
    }

    /** What is at {@code path}; nothing of use where the server has nothing there. */
    private JsonNode json(Http http, String path) throws IOException {
        try (Http.Call call = http.get(URI.create(url + path))) {
            HttpResponse<ResponseBytes> head = call.head();
            JsonNode body = call.json(head.body());
            boolean refused = head.statusCode() != OK && head.statusCode() != NOT_FOUND;
            if (refused
                    && ErrorAnswer.of(head.statusCode(), body, "").exception(SpeechRequest.of(""))
                            instanceof TTSException.EngineUnavailable e) {
                throw e;
            }
            return head.statusCode() == OK ? body : body.path("");
        }
    }
}
