package org.assistant.app.rest.body;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.assistant.app.reply.ReplyException;
import org.assistant.app.security.RequestRefused;
import org.assistant.tts.speech.engines.ForClients;
import org.assistant.tts.speech.utterance.ServerStopping;
import org.assistant.tts.spi.TTSException;

/**
 * An error in the format of OpenAI's API.
 *
 * @param status of the HTTP response
 * @param message for people; sent as a sentence
 * @param param the field of the request that is wrong; empty if none is
 * @param code for programs; empty if the type is enough
 * @param retryAfterSeconds after how long to try again; 0 if that is not known
 * @param limit most characters that the text may have; empty if it is not too long
 */
public record ApiError(
        int status, String message, String param, String code, long retryAfterSeconds, OptionalInt limit) {

    public static final int BAD_REQUEST = 400;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int CONFLICT = 409;
    public static final int TOO_LARGE = 413;
    public static final int TOO_MANY = 429;
    public static final int INTERNAL = 500;
    public static final int NOT_IMPLEMENTED = 501;
    public static final int BAD_GATEWAY = 502;
    public static final int UNAVAILABLE = 503;
    public static final int LOOP = 508;

    /** A place for an utterance becomes free within about the time of a sentence. */
    private static final long RETRY_OVERLOADED_SECONDS = 1;

    /** About the interval at which the warm-up looks for the model. */
    private static final long RETRY_UNAVAILABLE_SECONDS = 5;

    /** An error with the usual retry time of its status. */
    public ApiError(int status, String message, String param, String code) {
        this(status, message, param, code, retryAfterSeconds(status), OptionalInt.empty());
    }

    /** A field that has a wrong value. */
    public static ApiError badRequest(String param, String message) {
        return new ApiError(BAD_REQUEST, message, param, "");
    }

    /** A body that is too large. */
    public static ApiError tooLarge(int mostBytes) {
        return new ApiError(TOO_LARGE, "the request may have at most " + mostBytes + " bytes", "", "request_too_large");
    }

    /** The answer to a request that arrives while the server stops. */
    public static ApiError serverStopping() {
        return new ApiError(UNAVAILABLE, new ServerStopping().getMessage(), "", "server_stopping");
    }

    /**
     * The error that the client gets for {@code failure}.
     *
     * @param textField the request's name for the text to speak
     */
    public static ApiError of(Throwable failure, String textField) {
        if (failure instanceof ApiException e) {
            return e.error();
        }
        if (failure instanceof RequestRefused e) {
            return new ApiError(
                    e.refusal().status(), e.getMessage(), "", e.refusal().code());
        }
        if (failure instanceof TTSException.TextTooLong e) {
            return new ApiError(
                    BAD_REQUEST, e.getMessage(), textField, "text_too_long", 0, OptionalInt.of(e.mostCharacters()));
        }
        if (failure instanceof TTSException.InvalidRequest e) {
            return badRequest(e.field().equals("text") ? textField : e.field(), e.getMessage());
        }
        if (failure instanceof TTSException.UnknownVoice) {
            return new ApiError(BAD_REQUEST, failure.getMessage(), "voice", "unknown_voice");
        }
        if (failure instanceof TTSException.UnsupportedLanguage) {
            return new ApiError(BAD_REQUEST, failure.getMessage(), "language", "unsupported_language");
        }
        if (failure instanceof TTSException.EngineOverloaded e) {
            return new ApiError(
                    TOO_MANY, e.getMessage(), "", "overloaded", wholeSeconds(e.retryAfter()), OptionalInt.empty());
        }
        if (failure instanceof TTSException.EngineUnavailable || failure instanceof TTSException.ModelUnavailable) {
            return new ApiError(UNAVAILABLE, ForClients.words(failure.getMessage()), "", "engine_unavailable");
        }
        if (failure instanceof TTSException.Cancelled) {
            return new ApiError(UNAVAILABLE, failure.getMessage(), "", "cancelled");
        }
        if (failure instanceof TTSException.SynthesisFailed) {
            return new ApiError(INTERNAL, ForClients.words(failure.getMessage()), "", "synthesis_failed");
        }
        if (failure instanceof ServerStopping) {
            return serverStopping();
        }
        if (failure instanceof ReplyException) {
            return new ApiError(BAD_GATEWAY, failure.getMessage(), "", "reply_failed");
        }
        return new ApiError(INTERNAL, "the server failed to handle this request; its log says why", "", "");
    }

    /** The error object. */
    public ErrorJson json() {
        return new ErrorJson(
                ForClients.sentence(message),
                type(),
                RecordJson.unlessEmpty(param),
                RecordJson.unlessEmpty(code),
                limit);
    }

    /** {@code {"error": {...}}}. */
    String body() {
        return RecordJson.text(new ErrorJson.Body(json()));
    }

    public Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body());
        if (retryAfterSeconds > 0) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        return response.build();
    }

    /** Sends the error outside of JAX-RS. */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON);
        if (retryAfterSeconds > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
        response.getOutputStream().write(body().getBytes(StandardCharsets.UTF_8));
    }

    /** The exception with which a resource returns the error. */
    public WebApplicationException exception() {
        return new ApiException(this);
    }

    private static long retryAfterSeconds(int status) {
        if (status == TOO_MANY) {
            return RETRY_OVERLOADED_SECONDS;
        }
        return status == UNAVAILABLE ? RETRY_UNAVAILABLE_SECONDS : 0;
    }

    /** Rounded up, at least 1. */
    private static long wholeSeconds(Duration time) {
        return Math.max(1, time.plusNanos(999_999_999).toSeconds());
    }

    private String type() {
        if (status == TOO_MANY) {
            return "rate_limit_error";
        }
        return status >= INTERNAL ? "server_error" : "invalid_request_error";
    }
}
