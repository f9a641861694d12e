package org.assistant.app.rest;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.ReplyRequest;
import org.assistant.app.reply.ReplyService;
import org.assistant.app.reply.SpokenSentence;
import org.assistant.app.rest.connection.Presence;
import org.assistant.app.rest.speech.EventStream;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.spi.Pcm;

/**
 * A reply as server-sent events: {@code reply.text.delta} and {@code reply.audio.delta} while it is made, then {@code
 * reply.done}. A failure before the first event is thrown; a later one is sent as an event.
 */
final class ReplyEvents implements StreamingOutput {

    @JsonbPropertyOrder("type")
    record TextDelta(String type, String text) {}

    @JsonbPropertyOrder("type")
    record AudioDelta(String type, String audio, int sentence, String text, String engine, Optional<String> fallback) {}

    @JsonbPropertyOrder("type")
    record ReplyDone(String type, String text, Reply.Timings timings, String engine, Optional<String> fallback) {}

    private final ReplyService replies;
    private final ReplyRequest request;
    private final UnaryOperator<ReplyListener> counted;
    private final Utterances utterances;
    private final Presence client;

    /** @param counted wraps a listener in one that counts what it hears */
    ReplyEvents(
            ReplyService replies,
            ReplyRequest request,
            UnaryOperator<ReplyListener> counted,
            Utterances utterances,
            Presence client) {
        this.replies = replies;
        this.request = request;
        this.counted = counted;
        this.utterances = utterances;
        this.client = client;
    }

    @Override
    public void write(OutputStream out) {
        EventStream events = new EventStream(out);
        try {
            Listener listener = new Listener(events, new AtomicLong());
            Reply reply = client.during(
                    () -> utterances.cancel(listener.utterance.get()),
                    () -> replies.reply(request, counted.apply(listener)));
            events.send(new ReplyDone(
                    "reply.done",
                    reply.text(),
                    reply.timings(),
                    reply.engine(),
                    reply.fallback().map(Cause::word)));
        } catch (RuntimeException e) {
            events.fail(e, "text");
        }
    }

    /** Sends what it hears; the service calls it from one thread at a time. */
    private record Listener(EventStream events, AtomicLong utterance) implements ReplyListener {

        @Override
        public void begun(long number) {
            utterance.set(number);
        }

        @Override
        public void text(String delta) {
            events.send(new TextDelta("reply.text.delta", delta));
        }

        @Override
        public void audio(Pcm piece, SpokenSentence sentence) {
            EventStream.inBase64(
                    AudioFormat.PCM.encode(piece),
                    audio -> events.send(new AudioDelta(
                            "reply.audio.delta",
                            audio,
                            sentence.number(),
                            sentence.text(),
                            sentence.engine(),
                            sentence.fallback().map(Cause::word))));
        }
    }
}
