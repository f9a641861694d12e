package org.assistant.app.live;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.SpokenSentence;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.ErrorJson;
import org.assistant.tts.speech.record.Cause;

/** What the server sends as text over the WebSocket. */
sealed interface LiveMessage {

    String type();

    /** The number of the turn; empty for an error of a message that begins none. */
    OptionalInt turn();

    /** A piece of the reply's text. */
    @JsonbPropertyOrder({"type", "turn"})
    record Text(String type, OptionalInt turn, String delta) implements LiveMessage {}

    /** All audio up to the next sentence message belongs to this sentence. */
    @JsonbPropertyOrder({"type", "turn", "sentence"})
    record Sentence(
            String type,
            OptionalInt turn,
            int sentence,
            String text,
            String engine,
            Optional<String> fallback,
            int sampleRate)
            implements LiveMessage {}

    /** The end of a turn that was not cut. */
    @JsonbPropertyOrder({"type", "turn"})
    record Done(String type, OptionalInt turn, Reply.Timings timings) implements LiveMessage {}

    /** The end of a turn that was cut. */
    @JsonbPropertyOrder({"type", "turn"})
    record Stopped(String type, OptionalInt turn) implements LiveMessage {}

    /** A failure; the end of its turn if it has one. */
    @JsonbPropertyOrder({"type", "turn"})
    record Failed(
            String type,
            OptionalInt turn,
            ErrorJson error,
            @JsonbNillable(false) OptionalLong retryAfter) implements LiveMessage {}

    static LiveMessage text(int turn, String delta) {
        return new Text("text", OptionalInt.of(turn), delta);
    }

    static LiveMessage sentence(int turn, SpokenSentence sentence, int sampleRate) {
        return new Sentence(
                "sentence",
                OptionalInt.of(turn),
                sentence.number(),
                sentence.text(),
                sentence.engine(),
                sentence.fallback().map(Cause::word),
                sampleRate);
    }

    static LiveMessage done(int turn, Reply.Timings timings) {
        return new Done("done", OptionalInt.of(turn), timings);
    }

    static LiveMessage stopped(int turn) {
        return new Stopped("stopped", OptionalInt.of(turn));
    }

    static Failed failed(OptionalInt turn, Throwable failure) {
        ApiError error = ApiError.of(failure, "text");
        long seconds = error.retryAfterSeconds();
        return new Failed("error", turn, error.json(), seconds > 0 ? OptionalLong.of(seconds) : OptionalLong.empty());
    }
}
