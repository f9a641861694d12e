package org.assistant.app.security.keys;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.assistant.app.security.Denial;

/** The refusals of requests that need an API key. */
final class KeyDenial {

    private KeyDenial() {}

    static Denial noKey() {
        return unauthorized("this server asks for an API key: send it as \"Authorization: Bearer KEY\"");
    }

    static Denial wrongKey() {
        return unauthorized("this API key is unknown here");
    }

    static Denial tooManyKeys(Duration wait) {
        return Denial.tooMany("too many wrong API keys came from this address", "too_many_keys", wait);
    }

    static Denial tooManyRequests(int aMinute, Duration wait) {
        return Denial.tooMany("this API key has " + aMinute + " requests a minute", "rate_limit_exceeded", wait);
    }

    static Denial tooManyCharacters(int aDay, Duration wait) {
        return Denial.tooMany("this API key has " + aDay + " characters a day", "daily_limit_exceeded", wait);
    }

    private static Denial unauthorized(String message) {
        return new Denial(
                HttpServletResponse.SC_UNAUTHORIZED, message, "invalid_api_key", Map.of("WWW-Authenticate", "Bearer"));
    }
}
