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

/** One of the other servers, with its voices and its health. Thread-safe. */
final class SpeechServer {

    private static final System.Logger LOGGER = System.getLogger(SpeechServer.class.getName());

    /** How long a failed server is not used; the guard of an engine does the same. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI url;
    private final RemoteConfig config;
    private final LongSupplier nanoTime;
    private final AtomicInteger running = new AtomicInteger();
    private Optional<ListedVoices> voices = Optional.empty(); // guarded by this, as all below; empty until it answers
    private String trouble = ""; // why it can't speak; empty if it can, or is not known yet
    private String told = ""; // the trouble logged last; empty once it has spoken
    private long lateUntil; // until then others come first
    private long busyUntil; // until then it asked not to be called
    private long restUntil; // until then it is not called after a failure
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

    /** The address for speech. */
    URI speech() {
        return URI.create(url + "/audio/speech");
    }

    /** The number of our calls that it handles now. */
    AtomicInteger running() {
        return running;
    }

    /** Its voices, as it last listed them; empty until its first answer. */
    synchronized Optional<ListedVoices> voices() {
        return voices;
    }

    /** Why it can't speak, for people, without its address; empty if it can, or if that is not known yet. */
    synchronized String trouble() {
        return trouble;
    }

    /** Whether it has answered, and has not failed since. */
    synchronized boolean isWell() {
        return voices.isPresent() && trouble.isEmpty();
    }

    /** Whether it was late recently. */
    synchronized boolean isLate() {
        return nanoTime.getAsLong() - lateUntil < 0;
    }

    /** The time for which it asked not to be called; zero if none. */
    synchronized Duration busyFor() {
        return Duration.ofNanos(Math.max(0, busyUntil - nanoTime.getAsLong()));
    }

    /** Whether to ask for its voices now: at first, some time after a failure, and when the list may have changed. */
    synchronized boolean isToBeAsked(Duration fresh) {
        long now = nanoTime.getAsLong();
        if (!isWell()) {
            return now - restUntil >= 0;
        }
        boolean silent = voices.orElseThrow().voices().isEmpty(); // a starting server may list none yet
        return now - listedAt >= (silent ? REST : fresh).toNanos();
    }

    /** Records that it is slow: others come first for a while. */
    synchronized void late() {
        lateUntil = nanoTime.getAsLong() + REST.toNanos();
    }

    /** Records that it is overloaded. */
    synchronized void busy(Duration time) {
        busyUntil = nanoTime.getAsLong() + time.toNanos();
    }

    /** Records that it can't speak: it is not used for a while. */
    synchronized void failed(String reason) {
        restUntil = nanoTime.getAsLong() + REST.toNanos();
        trouble = reason;
        if (!told.equals(reason)) {
            told = reason;
            LOGGER.log(WARNING, "{0} is not used for a while: {1}", url, reason);
        }
    }

    /** Records that it has spoken. */
    synchronized void spoke() {
        trouble = "";
        lateUntil = nanoTime.getAsLong();
        if (!told.isEmpty()) {
            told = "";
            LOGGER.log(INFO, "{0} speaks again", url);
        }
    }

    /**
     * Asks for its voices, which also shows whether it is up. If it lists none, those of the configuration count.
     *
     * @throws TTSException if it can't be used; {@link #trouble} then gives the reason
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

    /** Returns the error for a server that can't be reached, and records it as its {@link #trouble}. */
    TTSException unreachable(IOException e) {
        String reason = "the other server can't be reached: " + words(e);
        failed(reason);
        return new TTSException.EngineUnavailable(reason, e);
    }

    /** Describes a network error for people; many have no message. */
    static String words(IOException e) {
        if (e instanceof ConnectException) {
            return "it refuses the connection";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private ListedVoices listed(Http http) throws IOException {
        String model = URLEncoder.encode(config.model(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        JsonNode known = json(http, "/models/" + model);
        if (known.path("state").asText().equals("unavailable")) {
            throw new TTSException.EngineUnavailable("the other server does not have the model", null);
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

    /** Returns the JSON at {@code path}; a missing node if the server has none there. */
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
