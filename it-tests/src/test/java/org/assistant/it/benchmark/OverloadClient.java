package org.assistant.it.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.WarWithEngine;

/** Requests one sentence at a time. Thread-safe. */
public record OverloadClient(Api api, String engine, String voice) {

    /** Texts on which the scripted engine works for 0.8 s, with sound at once. */
    private static final List<String> SCRIPTED = List.of("Now w1 w2 w3 w4 each=250.", "Then w5 w6 w7 w8 each=250.");

    private static final int OK = 200;

    /**
     * The result of one sentence.
     *
     * @param status of the answer
     * @param engine that spoke the first sound
     * @param fallback why that is not the guarded engine; empty if it is
     * @param firstMillis from its due time to its first sound
     * @param whole whether the answer was complete
     */
    public record Outcome(int status, String engine, String fallback, double firstMillis, boolean whole) {

        boolean isBy(String name) {
            return status == OK && whole && engine.equals(name) && fallback.isEmpty();
        }
    }

    /** Sends a request and reads the whole answer; {@code due} is the {@link System#nanoTime} at which it was due. */
    public Outcome speak(long due, int turn) {
        List<String> texts = engine.equals(WarWithEngine.ENGINE) ? SCRIPTED : Sentences.SHORT;
        Map<String, Object> fields = Map.of(
                "model", "tts-1", "voice", voice, "input", texts.get(turn % texts.size()), "response_format", "pcm");
        HttpResponse<InputStream> response;
        try {
            response = api.open(Api.SPEECH, "*/*", fields);
        } catch (UncheckedIOException e) {
            return new Outcome(0, "", "", 0, false);
        }
        double first = 0;
        boolean whole = false;
        try (InputStream audio = response.body()) {
            boolean sounds = audio.read() >= 0;
            first = (System.nanoTime() - due) / 1e6;
            audio.readAllBytes();
            whole = sounds;
        } catch (IOException e) {
            System.out.println("an answer broke off: " + e);
        }
        return new Outcome(
                response.statusCode(), header(response, "Engine"), header(response, "Fallback"), first, whole);
    }

    JsonObject state() {
        return api.json("/api/admin/state");
    }

    JsonObject totals() {
        return state().getJsonObject("totals");
    }

    JsonObject ledger() {
        return api.json(WarWithEngine.LEDGER);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue("X-TTS-" + name).orElse("");
    }
}
