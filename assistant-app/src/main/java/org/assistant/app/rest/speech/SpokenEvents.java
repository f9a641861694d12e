package org.assistant.app.rest.speech;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.assistant.app.rest.connection.Presence;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.utterance.Utterance;

/**
 * An utterance as OpenAI's server-sent events: {@code speech.audio.delta} with audio in base64, at the end {@code
 * speech.audio.done} with the usage. A failure before the first event is thrown; a later one is sent as an event.
 */
final class SpokenEvents implements StreamingOutput {

    /** OpenAI counts the tokens of its models. Here a character is one token, and so are 50 ms of audio. */
    private static final long TOKENS_A_SECOND = 20;

    @JsonbPropertyOrder("type")
    record SpeechDelta(String type, String audio, String engine, Optional<String> fallback) {}

    @JsonbPropertyOrder("type")
    record SpeechDone(String type, Usage usage, String engine, Optional<String> fallback) {}

    record Usage(long inputTokens, long outputTokens, long totalTokens) {}

    private final SpeechService speech;
    private final EngineChoice chosen;
    private final SpeechBody request;
    private final BiConsumer<String, String> header;
    private final Presence client;

    /** @param header sets a header of the response, before anything is written */
    SpokenEvents(
            SpeechService speech,
            EngineChoice chosen,
            SpeechBody request,
            BiConsumer<String, String> header,
            Presence client) {
        this.speech = speech;
        this.chosen = chosen;
        this.request = request;
        this.header = header;
        this.client = client;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        EventStream events = new EventStream(out);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        AtomicLong samples = new AtomicLong();
        try (Utterance utterance = speech.begin(chosen, request.client());
                AudioOutput audio = new AudioOutput(request.format(), request.rendition(), encoded)) {
            try {
                client.during(
                        utterance::cancel,
                        () -> utterance.sayOrRest(request.speech(), piece -> {
                            if (samples.getAndAdd(piece.length()) == 0) {
                                EngineHeaders.set(utterance.engine(), utterance.fallback(), header);
                                EngineHeaders.setSpeed(utterance.speaker(), request.speech(), header);
                            }
                            audio.write(piece);
                            flush(encoded, events, utterance);
                            client.awaitRoom(utterance);
                        }));
                audio.finish();
                flush(encoded, events, utterance);
                events.send(done(samples.get() * TOKENS_A_SECOND / utterance.sampleRate(), utterance));
            } catch (RuntimeException e) {
                events.fail(e, "input");
            }
        }
    }

    private static void flush(ByteArrayOutputStream encoded, EventStream events, Utterance utterance) {
        EventStream.inBase64(encoded.toByteArray(), audio -> {
            events.send(new SpeechDelta(
                    "speech.audio.delta",
                    audio,
                    utterance.engine(),
                    utterance.fallback().map(Cause::word)));
        });
        encoded.reset();
    }

    private SpeechDone done(long outputTokens, Utterance utterance) {
        String text = request.speech().text();
        long inputTokens = text.codePointCount(0, text.length());
        return new SpeechDone(
                "speech.audio.done",
                new Usage(inputTokens, outputTokens, inputTokens + outputTokens),
                utterance.engine(),
                utterance.fallback().map(Cause::word));
    }
}
