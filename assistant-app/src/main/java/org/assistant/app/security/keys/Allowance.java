package org.assistant.app.security.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.assistant.app.security.RequestRefused;
import org.assistant.tts.speech.record.export.Exports;
import org.assistant.tts.speech.record.export.SpeechMetrics;

/**
 * Counts the requests a minute and the characters a day of callers. The operator has no limit; where no keys are configured, no
 * caller has one. Thread-safe.
 */
@ApplicationScoped
public class Allowance {

    private final ApiKeys keys;
    private final RequestRate rate;
    private final DailyCharacters characters;
    private final Supplier<SpeechMetrics> metrics;

    Allowance() {
        this(null, null, null, null);
    }

    @Inject
    Allowance(ApiKeys keys, DailyCharacters characters, Exports exports) {
        this(keys, new RequestRate(System::nanoTime), characters, exports::metrics);
    }

    /** @param metrics count what a key has used */
    Allowance(ApiKeys keys, RequestRate rate, DailyCharacters characters, Supplier<SpeechMetrics> metrics) {
        this.keys = keys;
        this.rate = rate;
        this.characters = characters;
        this.metrics = metrics;
    }

    /**
     * Counts a request of {@code caller}.
     *
     * @throws RequestRefused with status 429 after too many requests within a minute, 401 if its key no longer exists
     */
    public void request(Caller caller) {
        charged(caller).ifPresent(key -> {
            rate.take(key.name(), keys.requestsPerMinute(key));
            metrics.get().keyRequest(key.name());
        });
    }

    /**
     * Counts {@code count} characters that {@code caller} wants spoken.
     *
     * @throws RequestRefused with status 429 if fewer are left for the day, 401 if its key no longer exists; nothing is counted
     *     then
     */
    public void characters(Caller caller, int count) {
        charged(caller).ifPresent(key -> {
            characters.take(key.name(), count, keys.charactersPerDay(key));
            metrics.get().keyCharacters(key.name(), count);
        });
    }

    /** The same for the caller of {@code request}; the headers of the response say what is left. */
    public void characters(HttpServletRequest request, int count) {
        characters(Caller.of(request), count);
        if (request.getAttribute(Allowance.class.getName()) instanceof HttpServletResponse response) {
            tell(request, response);
        }
    }

    /** The number of texts that may be spoken at once for {@code caller}, 0 for no limit. */
    public int concurrent(Caller caller) {
        return charged(caller).map(keys::concurrent).orElse(0);
    }

    /** Writes what is left to the headers of {@code response}, now and whenever characters are counted. */
    void tell(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(Allowance.class.getName(), response);
        keys.of(Caller.of(request)).ifPresent(key -> {
            int aMinute = keys.requestsPerMinute(key);
            if (aMinute > 0) {
                header(
                        response,
                        "Requests",
                        aMinute,
                        rate.left(key.name(), aMinute),
                        rate.untilFull(key.name(), aMinute));
            }
            int aDay = keys.charactersPerDay(key);
            if (aDay > 0) {
                header(response, "Characters", aDay, characters.left(key.name(), aDay), characters.untilNextDay());
            }
        });
    }

    private static void header(HttpServletResponse response, String what, long limit, long left, Duration reset) {
        response.setHeader("X-RateLimit-Limit-" + what, Long.toString(limit));
        response.setHeader("X-RateLimit-Remaining-" + what, Long.toString(left));
        response.setHeader(
                "X-RateLimit-Reset-" + what, reset.plusNanos(999_999_999).toSeconds() + "s");
    }

    /** The key whose limits apply to {@code caller}; nothing for a caller without limits. */
    private Optional<ApiKey> charged(Caller caller) {
        if (caller.kind() == Caller.Kind.OPERATOR || !keys.required()) {
            return Optional.empty();
        }
        Optional<ApiKey> key = keys.of(caller);
        if (key.isEmpty()) {
            throw new RequestRefused(caller.equals(Caller.OPEN) ? KeyDenial.noKey() : KeyDenial.wrongKey());
        }
        return key;
    }
}
