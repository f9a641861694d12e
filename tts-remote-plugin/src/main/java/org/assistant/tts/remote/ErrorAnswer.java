package org.assistant.tts.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * An error response, turned into our own error. The other server's message is left out, since it may repeat the text.
 *
 * @param status of the HTTP response
 * @param code for programs, in OpenAI's error object; empty if there is none
 * @param param the invalid field; empty if there is none
 * @param retryAfterSeconds the header Retry-After, if it has a number
 */
record ErrorAnswer(int status, String code, String param, OptionalLong retryAfterSeconds) {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int LOOP = 508;

    /** A longer pause would outlast the overload; this engine asks again by itself. */
    private static final long MOST_RETRY_SECONDS = 60;

    /** A node's code for an error that does not go away within a second. */
    private static final String ENGINE_UNAVAILABLE = "engine_unavailable";

    private static final String STOPPING = "server_stopping";

    /** @param body of the answer, a missing node if it is no JSON */
    static ErrorAnswer of(int status, JsonNode body, String retryAfter) {
        JsonNode error = body.path("error");
        return new ErrorAnswer(status, word(error.path("code")), word(error.path("param")), seconds(retryAfter));
    }

    /** Returns the error for the caller that sent {@code request}. */
    TTSException exception(SpeechRequest request) {
        if (status == TOO_MANY || (status == UNAVAILABLE && retryAfterSeconds.isPresent() && !isLasting())) {
            return new TTSException.EngineOverloaded(
                    "the other server has too much to speak" + told(),
                    Duration.ofSeconds(Math.min(MOST_RETRY_SECONDS, Math.max(1, retryAfterSeconds.orElse(1)))));
        }
        if (param.equals("voice") && status >= BAD_REQUEST && status < SERVER_ERROR) {
            return new TTSException.UnknownVoice(request.voice(), "the other server does not know it");
        }
        if (status == BAD_REQUEST || status == UNPROCESSABLE) {
            return wrong(request);
        }
        String reason = switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> "refuses the key of " + RemoteSettings.KEY.key();
            case NOT_FOUND ->
                code.equals("model_not_found")
                        ? "has no model of the name in " + RemoteSettings.MODEL.key()
                        : "has no speech at this address; " + RemoteSettings.URLS.key() + " must end before /audio";
            case LOOP -> "would have the text spoken by a third one, or by this one";
            default -> "";
        };
        if (!reason.isEmpty() || status == UNAVAILABLE) {
            return new TTSException.EngineUnavailable(
                    "the other server " + (reason.isEmpty() ? "can't speak now" : reason) + told(), null);
        }
        return status < BAD_REQUEST
                ? new TTSException.EngineUnavailable("the other server redirects" + told(), null)
                : new TTSException.SynthesisFailed("the other server failed" + told(), null);
    }

    private TTSException wrong(SpeechRequest request) {
        return switch (param) {
            case "input" -> new TTSException.InvalidRequest("text", "the other server can't speak the text" + told());
            case "speed" ->
                new TTSException.InvalidRequest(
                        "speed", "the other server does not speak at speed " + request.speed() + told());
            case "language" ->
                new TTSException.UnsupportedLanguage(request.language(), "the other server does not speak it");
            default -> new TTSException.SynthesisFailed("the other server refused the request" + told(), null);
        };
    }

    private boolean isLasting() {
        return code.equals(ENGINE_UNAVAILABLE) || code.equals(STOPPING);
    }

    private String told() {
        return " (status " + status + (code.isEmpty() ? "" : ", " + code) + ")";
    }

    /** Keeps {@code value} only if it looks like an identifier. */
    private static String word(JsonNode value) {
        String word = value.asText("").toLowerCase(Locale.ROOT);
        return word.matches("[a-z][a-z0-9_.-]{0,40}") && !word.equals("null") ? word : "";
    }

    private static OptionalLong seconds(String retryAfter) {
        return retryAfter.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(retryAfter)) : OptionalLong.empty();
    }
}
