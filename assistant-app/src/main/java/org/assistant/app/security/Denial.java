package org.assistant.app.security;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.assistant.tts.speech.engines.ForClients;

/**
 * What a client is told that may not do what it wants, as OpenAI's API tells errors.
 *
 * @param status of the response
 * @param message for people; sent as a sentence
 * @param code for programs
 * @param headers of the response beside those of its content
 */
public record Denial(int status, String message, String code, Map<String, String> headers) {

    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int TOO_MANY = 429;

    private static final JsonProvider JSON = JsonProvider.provider();

    public Denial {
        headers = Map.copyOf(headers);
    }

    static Denial strangePath() {
        return new Denial(
                BAD_REQUEST,
                "no path here has a semicolon, an empty step or one back, or an encoded slash or dot",
                "malformed_path",
                Map.of());
    }

    static Denial probesOnly() {
        return new Denial(NOT_FOUND, "this port answers only to /health and /metrics", "probes_only", Map.of());
    }

    static Denial noKey() {
        return unauthorized(
                "this server asks for an API key: send it as \"Authorization: Bearer KEY\"",
                "invalid_api_key",
                "Bearer");
    }

    static Denial wrongKey() {
        return unauthorized("this API key is unknown here", "invalid_api_key", "Bearer");
    }

    static Denial noLogin() {
        return new Denial(UNAUTHORIZED, "log in first, as user admin", "login_required", Map.of());
    }

    static Denial wrongLogin() {
        return new Denial(UNAUTHORIZED, "the password is wrong", "wrong_password", Map.of());
    }

    static Denial thisMachineOnly() {
        return new Denial(
                FORBIDDEN,
                "no password is set (tts.admin.password), so this is open on the server's own machine only",
                "admin_password_not_set",
                Map.of());
    }

    static Denial unknownHost() {
        return new Denial(
                FORBIDDEN,
                "this server has no API keys, so it answers only to names that are its own; allow this one in"
                        + " assistant.allowed-hosts, or set API keys (assistant.api.keys)",
                "unknown_host",
                Map.of());
    }

    static Denial otherSite() {
        return new Denial(FORBIDDEN, "pages of other sites may not do this", "cross_site_request", Map.of());
    }

    static Denial unmarked() {
        return new Denial(
                FORBIDDEN,
                "send the header \"X-Requested-With: assistant\", so that no page of another site can do this",
                "missing_x_requested_with",
                Map.of());
    }

    static Denial tooManyLogins(Duration wait) {
        return tooMany("too many wrong passwords", "too_many_logins", wait);
    }

    static Denial tooManyKeys(Duration wait) {
        return tooMany("too many wrong API keys came from this address", "too_many_keys", wait);
    }

    static Denial tooManyRequests(int aMinute, Duration wait) {
        return tooMany("this API key has " + aMinute + " requests a minute", "rate_limit_exceeded", wait);
    }

    static Denial tooManyCharacters(int aDay, Duration wait) {
        return tooMany("this API key has " + aDay + " characters a day", "daily_limit_exceeded", wait);
    }

    private static Denial unauthorized(String message, String code, String challenge) {
        return new Denial(UNAUTHORIZED, message, code, Map.of("WWW-Authenticate", challenge));
    }

    private static Denial tooMany(String message, String code, Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return new Denial(
                TOO_MANY,
                message + "; try again in " + seconds + " s",
                code,
                Map.of("Retry-After", Long.toString(seconds)));
    }

    /** The same with one more header. */
    Denial with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Denial(status, message, code, more);
    }

    /** {@code {"error": {...}}}. */
    public JsonObject json() {
        return JSON.createObjectBuilder()
                .add(
                        "error",
                        JSON.createObjectBuilder()
                                .add("message", ForClients.sentence(message))
                                .add("type", status == TOO_MANY ? "rate_limit_error" : "invalid_request_error")
                                .addNull("param")
                                .add("code", code))
                .build();
    }

    /** Answers with it. */
    void send(HttpServletResponse response) throws IOException {
        byte[] body = json().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
