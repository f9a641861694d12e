package org.assistant.tts.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/** One passage sent to one server: the request, and its sound on the way to the sink. Not thread-safe. */
final class PassageCall {

    private static final int OK = 200;

    /** The parameter that a node adds to the content type of raw samples. */
    private static final Pattern RATE = Pattern.compile("rate=(\\d{1,6})");

    private final SpeechServer server;
    private final RemoteConfig config;
    private final SpeechRequest passage;
    private final Said end;
    private final Consumer<Pcm> sink;
    private boolean answered;
    private boolean sounded;
    private float[] kept = {}; // the last sample so far, held back to carry the end of the passage

    /** @param end the position in the whole text at the end of the passage */
    PassageCall(SpeechServer server, RemoteConfig config, SpeechRequest passage, Said end, Consumer<Pcm> sink) {
        this.server = server;
        this.config = config;
        this.passage = passage;
        this.end = end;
        this.sink = sink;
    }

    /** Whether the sink got some of the sound; no other server may then be tried. */
    boolean hasSounded() {
        return sounded;
    }

    /**
     * Speaks the passage.
     *
     * @throws TTSException if it can't; the server has then recorded the failure
     */
    void run(Http http) {
        server.running().incrementAndGet();
        long begun = System.nanoTime();
        try {
            speak(http);
            server.spoke();
        } catch (TTSException.Cancelled e) {
            if (!answered && System.nanoTime() - begun > config.connectTimeout().toNanos()) {
                server.late();
            }
            throw e;
        } catch (IOException e) {
            throw http.isClosed() ? SpeechServers.closed() : broken(e);
        } finally {
            server.running().decrementAndGet();
        }
    }

    /** Sends the request; if a kept-alive connection breaks before the response, tries once more. */
    private void speak(Http http) throws IOException {
        try {
            ask(http);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (answered || e.getCause() instanceof TimeoutException) {
                throw e;
            }
            ask(http);
        }
    }

    private void ask(Http http) throws IOException {
        try (Http.Call call = http.post(server.speech(), body())) {
            HttpResponse<ResponseBytes> head = call.head();
            answered = true;
            if (head.statusCode() != OK) {
                throw refused(ErrorAnswer.of(
                        head.statusCode(),
                        call.json(head.body()),
                        head.headers().firstValue("Retry-After").orElse("")));
            }
            hear(call, head);
        }
    }

    private ObjectNode body() {
        ListedVoices listed = server.voices().orElse(ListedVoices.NONE);
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("model", config.model())
                .put("input", passage.text())
                .put("response_format", config.formatWord());
        String voice = passage.voice().isBlank() ? usual(listed) : passage.voice();
        if (!voice.isEmpty()) {
            body.put("voice", voice);
        }
        if (passage.speed() != 1) {
            body.put("speed", passage.speed());
        }
        if (listed.node()) { // OpenAI's API has neither field
            if (!passage.language().getLanguage().isEmpty()) {
                body.put("language", passage.language().toLanguageTag());
            }
            if (!passage.normalize()) {
                body.put("normalize", false);
            }
        }
        return body;
    }

    /** The voice of a request that names none; empty if no voice is known. */
    private String usual(ListedVoices listed) {
        return config.voice().isEmpty()
                ? listed.usual()
                        .or(() -> listed.voices().keySet().stream().findFirst())
                        .map(Voice::id)
                        .orElse("")
                : config.voice();
    }

    private TTSException refused(ErrorAnswer answer) {
        TTSException refusal = answer.exception(passage);
        if (refusal instanceof TTSException.EngineOverloaded e) {
            server.busy(e.retryAfter());
        }
        if (refusal instanceof TTSException.EngineUnavailable) {
            server.failed(refusal.getMessage());
        }
        return refusal;
    }

    private void hear(Http.Call call, HttpResponse<ResponseBytes> head) throws IOException {
        SoundBytes sound = new SoundBytes(rate(head.headers()), RemoteEngine.SAMPLE_RATE);
        ResponseBytes bytes = head.body();
        for (Optional<ByteBuffer> next = call.next(bytes); next.isPresent(); next = call.next(bytes)) {
            give(sound.push(next.get()));
        }
        give(sound.finish());
        if (kept.length == 0) {
            throw new TTSException.SynthesisFailed("the other server made no sound", null);
        }
        sounded = true;
        sink.accept(Pcm.of(kept, RemoteEngine.SAMPLE_RATE).saying(end));
    }

    /** The sample rate of raw samples, in hertz. */
    private int rate(HttpHeaders headers) throws IOException {
        String type = headers.firstValue("Content-Type").orElse("");
        if (!type.startsWith("audio/") && !type.startsWith("application/octet-stream")) {
            String bare = type.replaceFirst(";.*", "").strip();
            throw refused("sends " + (bare.isEmpty() ? "something without a type" : bare) + " instead of sound");
        }
        Matcher rate = RATE.matcher(type);
        int told = rate.find() ? Integer.parseInt(rate.group(1)) : RemoteEngine.SAMPLE_RATE;
        if (!SoundBytes.isUsual(told)) {
            throw new IOException("the sound has a rate of " + told + " Hz");
        }
        return told;
    }

    private TTSException refused(String reason) {
        server.failed("the other server " + reason);
        return new TTSException.EngineUnavailable("the other server " + reason, null);
    }

    private void give(Pcm sound) {
        if (sound.length() == 0) {
            return;
        }
        float[] all = new float[kept.length + sound.length()];
        System.arraycopy(kept, 0, all, 0, kept.length);
        sound.samples().get(all, kept.length, sound.length());
        kept = new float[] {all[all.length - 1]};
        if (all.length > 1) {
            sounded = true;
            sink.accept(Pcm.of(Arrays.copyOf(all, all.length - 1), RemoteEngine.SAMPLE_RATE));
        }
    }

    private TTSException broken(IOException e) {
        if (!sounded) {
            return server.unreachable(e);
        }
        String reason = "the sound of the other server broke off: " + SpeechServer.words(e);
        server.failed(reason);
        return new TTSException.SynthesisFailed(reason, e);
    }
}
