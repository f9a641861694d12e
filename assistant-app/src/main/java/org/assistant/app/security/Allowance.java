package org.assistant.app.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a caller may still do: requests a minute, characters a day. Whoever needs no key has no limit. Safe for many threads. */
@ApplicationScoped
public class Allowance {

    private final ApiKeys keys;
    private final RequestRate rate;
    private final DailyCharacters characters;

    Allowance() {
        this(null, null, null);
    }

    @Inject
    Allowance(ApiKeys keys, DailyCharacters characters) {
        this(keys, new RequestRate(Clock.systemUTC()), characters);
    }

    Allowance(ApiKeys keys, RequestRate rate, DailyCharacters characters) {
        this.keys = keys;
        this.rate = rate;
        this.characters = characters;
    }

    /**
     * Counts a request of {@code caller}.
     *
     * @throws RequestRefused with status 429 if there were too many within the last minute
     */
    public void request(Caller caller) {
        limited(caller).ifPresent(key -> rate.take(key.name(), keys.requestsPerMinute(key)));
    }

    /**
     * Counts {@code count} characters that {@code caller} wants to hear.
     *
     * @throws RequestRefused with status 429 if that is more than is left of the day; nothing was counted then
     */
    public void characters(Caller caller, int count) {
        limited(caller).ifPresent(key -> characters.take(key.name(), count, keys.charactersPerDay(key)));
    }

    /** The same for the caller of {@code request}, whose response tells what is left. */
    public void characters(HttpServletRequest request, int count) {
        characters(Caller.of(request), count);
        if (request.getAttribute(Allowance.class.getName()) instanceof HttpServletResponse response) {
            tell(request, response);
        }
    }

    /** How many texts {@code caller} may have spoken at once, 0 for no limit. */
    public int concurrent(Caller caller) {
        return limited(caller).map(keys::concurrent).orElse(0);
    }

    /** Counts characters that are spoken already, whatever is left. */
    public void spoken(Caller caller, int count) {
        limited(caller).ifPresent(key -> characters.add(key.name(), count));
    }

    /** Writes what is left into the headers of {@code response}, now and when characters are counted. */
    void tell(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(Allowance.class.getName(), response);
        limited(Caller.of(request)).ifPresent(key -> {
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
                header(response, "Characters", aDay, characters.left(key.name(), aDay), characters.untilMidnight());
            }
        });
    }

    private static void header(HttpServletResponse response, String what, long limit, long left, Duration reset) {
        response.setHeader("X-RateLimit-Limit-" + what, Long.toString(limit));
        response.setHeader("X-RateLimit-Remaining-" + what, Long.toString(left));
        response.setHeader(
                "X-RateLimit-Reset-" + what, reset.plusNanos(999_999_999).toSeconds() + "s");
    }

    private Optional<ApiKey> limited(Caller caller) {
        return keys.required() ? keys.named(caller.name()) : Optional.empty();
    }
}
