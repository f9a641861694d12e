package org.assistant.app.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.app.speech.SpeechService;
import org.assistant.app.speech.Utterance;
import org.assistant.tts.spi.Pcm;

/**
 * An utterance as server-sent events of OpenAI's kind: {@code speech.audio.delta} with audio in base64, at the end {@code
 * speech.audio.done} with the usage. A failure before the first event leaves this unchanged, later it is an event.
 */
final class SpokenEvents implements StreamingOutput {

    /** OpenAI counts tokens of its models; here a character is one, and so are 50 ms of audio. */
    private static final long TOKENS_A_SECOND = 20;

    private final SpeechService speech;
    private final String backend;
    private final SpeechBody request;

    SpokenEvents(SpeechService speech, String backend, SpeechBody request) {
        this.speech = speech;
        this.backend = backend;
        this.request = request;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        EventStream events = new EventStream(out);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        AtomicLong samples = new AtomicLong();
        try (Utterance utterance = speech.begin(backend, request.client());
                AudioOutput audio = new AudioOutput(request.format(), encoded)) {
            try {
                utterance.say(request.speech(), piece -> {
                    samples.addAndGet(piece.length());
                    speak(piece, audio, encoded, events);
                });
                audio.finish();
                flush(encoded, events);
                events.send(done(samples.get() * TOKENS_A_SECOND / utterance.sampleRate()));
            } catch (RuntimeException e) {
                events.fail(e, "input");
            }
        }
    }

    private static void speak(Pcm piece, AudioOutput audio, ByteArrayOutputStream encoded, EventStream events) {
        audio.write(piece);
        flush(encoded, events);
    }

    private static void flush(ByteArrayOutputStream encoded, EventStream events) {
        if (encoded.size() > 0) {
            events.send(Json.object()
                    .add("type", "speech.audio.delta")
                    .add("audio", Base64.getEncoder().encodeToString(encoded.toByteArray()))
                    .build());
            encoded.reset();
        }
    }

    private JsonObject done(long outputTokens) {
        String text = request.speech().text();
        long inputTokens = text.codePointCount(0, text.length());
        return Json.object()
                .add("type", "speech.audio.done")
                .add(
                        "usage",
                        Json.object()
                                .add("input_tokens", inputTokens)
                                .add("output_tokens", outputTokens)
                                .add("total_tokens", inputTokens + outputTokens))
                .build();
    }
}
