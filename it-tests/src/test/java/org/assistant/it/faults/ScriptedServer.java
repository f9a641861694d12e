package org.assistant.it.faults;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.WarWithEngine;
import org.assistant.it.engine.Tones;

/** A server with the scripted engine, and its operator's actions and views. */
final class ScriptedServer implements AutoCloseable {

    static final int RATE = 24_000;

    private static final String STATE = "/api/admin/state";

    private final Server server;
    private final Api api;

    private ScriptedServer(Server server) {
        this.server = server;
        this.api = new Api(server);
    }

    /** Starts a server and waits until it can speak with the scripted engine and, if that is the fallback, with Kokoro. */
    static ScriptedServer start(String name, Map<String, String> settings) {
        Server server =
                Server.start(WarWithEngine.of(name), name, settings, Map.of("TTS_BACKEND", WarWithEngine.ENGINE));
        try {
            server.awaitReady(Server.START);
            ScriptedServer scripted = new ScriptedServer(server);
            boolean ready = !settings.getOrDefault("tts.fallback", "kokoro").equals("kokoro")
                    || Eventually.holds(
                            Server.START,
                            () -> scripted.api
                                    .json("/v1/models/kokoro")
                                    .getString("state")
                                    .equals("ready"));
            if (!ready) {
                throw new AssertionError("Kokoro is not ready; the server's log:\n" + server.log());
            }
            return scripted;
        } catch (AssertionError | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    Server server() {
        return server;
    }

    Api api() {
        return api;
    }

    /** The ledger of the scripted engine. */
    JsonObject ledger() {
        return api.json(WarWithEngine.LEDGER);
    }

    /** Waits for the end of the scripted engine's run of {@code text} and returns it. */
    JsonObject run(String text) {
        boolean ended = Eventually.holds(Server.START, () -> find(text) != null);
        if (!ended) {
            throw new AssertionError("no such run has ended: " + ledger());
        }
        return find(text);
    }

    private JsonObject find(String text) {
        return ledger().getJsonArray("runs").getValuesAs(JsonObject.class).stream()
                .filter(run -> run.getString("text").equals(text))
                .findFirst()
                .orElse(null);
    }

    void forget() {
        send("DELETE", WarWithEngine.LEDGER, "");
    }

    void ready(boolean ready) {
        send("PUT", "/scripted/ready/" + ready, "");
    }

    /** The state that the console shows. */
    JsonObject state() {
        return api.json(STATE);
    }

    /** The lane of the scripted engine. */
    JsonObject lane() {
        return state().getJsonArray("lanes").getValuesAs(JsonObject.class).stream()
                .filter(lane -> lane.getString("engine").equals(WarWithEngine.ENGINE))
                .findFirst()
                .orElseThrow();
    }

    /** Changes a setting of the scripted engine, as the console does. */
    void set(String setting, int value) {
        HttpResponse<byte[]> answer = send(
                "PUT",
                "/api/admin/settings/tts." + WarWithEngine.ENGINE + "." + setting,
                "{\"value\": \"" + value + "\"}");
        if (answer.statusCode() != 200) {
            throw new AssertionError(setting + ": " + answer.statusCode() + " " + Api.describe(answer));
        }
    }

    /** Sends a request with the console's header. */
    HttpResponse<byte[]> send(String method, String path, String body) {
        try {
            return once(method, path, body);
        } catch (UncheckedIOException e) { // the server had just closed the kept connection
            return once(method, path, body);
        }
    }

    private HttpResponse<byte[]> once(String method, String path, String body) {
        return api.send(
                api.request(path)
                        .header("X-Requested-With", "assistant")
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** Lets the engine in force speak {@code text}. */
    Answer speak(String voice, String language, String text) {
        return speak("tts-1", voice, language, text);
    }

    Answer speak(String model, String voice, String language, String text) {
        return new Answer(api.post(Api.SPEECH, fields(model, voice, language, text)));
    }

    static Map<String, Object> fields(String model, String voice, String language, String text) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("model", model, "voice", voice, "input", text, "response_format", "pcm"));
        if (!language.isEmpty()) {
            fields.put("language", language);
        }
        return fields;
    }

    @Override
    public void close() {
        server.close();
    }

    /** An answer with speech, or an error. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String engine() {
            return header("X-TTS-Engine");
        }

        String fallback() {
            return header("X-TTS-Fallback");
        }

        float[] samples() {
            ByteBuffer in = ByteBuffer.wrap(response.body()).order(ByteOrder.LITTLE_ENDIAN);
            float[] samples = new float[response.body().length / Short.BYTES];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = in.getShort() / 32768f;
            }
            return samples;
        }

        /** The words of the scripted engine that can be heard. */
        List<Integer> words() {
            return Tones.heard(samples(), RATE);
        }

        String error() {
            return Api.json(response).getJsonObject("error").getString("code", "");
        }

        @Override
        public String toString() {
            return status() + " " + engine() + " " + fallback() + " " + Api.describe(response);
        }
    }
}
