package org.assistant.app.live;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.SpokenSentence;
import org.assistant.app.rest.ReplyResource;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.Json;
import org.assistant.tts.speech.record.Cause;

/**
 * The messages that the server sends in a conversation besides the audio. A turn ends with exactly one done, stopped or error.
 */
final class LiveMessages {

    /** The number for no turn: the error is of a message that begins none. */
    static final int NO_TURN = 0;

    private LiveMessages() {}

    static JsonObject text(int turn, String delta) {
        return message("text", turn).add("delta", delta).build();
    }

    /** All audio up to the next sentence message belongs to this sentence. */
    static JsonObject sentence(int turn, SpokenSentence sentence, int sampleRate) {
        JsonObjectBuilder message = message("sentence", turn)
                .add("sentence", sentence.number())
                .add("text", sentence.text())
                .add("engine", sentence.engine());
        Json.addOrNull(message, "fallback", sentence.fallback().map(Cause::word).orElse(""));
        return message.add("sample_rate", sampleRate).build();
    }

    static JsonObject done(int turn, Reply.Timings timings) {
        return message("done", turn).add("timings", ReplyResource.json(timings)).build();
    }

    static JsonObject stopped(int turn) {
        return message("stopped", turn).build();
    }

    static JsonObject error(int turn, Throwable failure) {
        ApiError error = ApiError.of(failure, "text");
        JsonObjectBuilder message =
                message("error", turn).add("error", error.json().get("error"));
        if (error.retryAfterSeconds() > 0) {
            message.add("retry_after", error.retryAfterSeconds());
        }
        return message.build();
    }

    private static JsonObjectBuilder message(String type, int turn) {
        JsonObjectBuilder message = Json.object().add("type", type);
        return turn == NO_TURN ? message.addNull("turn") : message.add("turn", turn);
    }
}
