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
 * The answer to a request that is refused, in the form of an error of OpenAI's API.
 *
 * @param status of the response
 * @param message for people; sent as a sentence
 * @param code for programs
 * @param headers of the response, besides those of its content
 */
public record Denial(int status, String message, String code, Map<String, String> headers) {

    private static final int TOO_MANY = 429;

    private static final JsonProvider JSON = JsonProvider.provider();

    public Denial {
        headers = Map.copyOf(headers);
    }

    /** A refusal with status 429. The client is asked to wait {@code wait}, rounded up to whole seconds, at least one. */
    public static Denial tooMany(String message, String code, Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return new Denial(
                TOO_MANY,
                message + "; try again in " + seconds + " s",
                code,
                Map.of("Retry-After", Long.toString(seconds)));
    }

    /** The same with one more header. */
    public Denial with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Denial(status, message, code, more);
    }

    /** The body of the response: {@code {"error": {...}}}. */
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

    /** Writes the refusal to {@code response}. */
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = json().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
