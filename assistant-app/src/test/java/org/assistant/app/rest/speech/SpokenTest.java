package org.assistant.app.rest.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.app.rest.BreakingEngine;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.connection.Presence;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

/** Speech sent as audio and as events. */
final class SpokenTest {

    /** The bytes of one word of the fake engine: 50 ms of 16-bit samples at 24 kHz. */
    private static final int WORD_BYTES = 2_400;

    private static final EngineChoice CHOSEN = new EngineChoice("kokoro", false);

    private static final Presence PRESENT = (end, work) -> work.run();

    private final SpeechService speech;
    private final Map<String, String> headers = new HashMap<>();
    private final AtomicInteger broken = new AtomicInteger();

    SpokenTest() {
        LiveConfig config = LiveConfig.of(Map.of("tts.speech.max-concurrent", "1"));
        speech = SpeechService.of(new Engines(Map.of("kokoro", new BreakingEngine()), config), config);
    }

    @Test
    void audio_isFlushedPieceByPiece() throws IOException {
        Flushes out = new Flushes();
        audio("one two three", AudioFormat.PCM).write(out);
        assertThat(out.sizes).startsWith(WORD_BYTES, 2 * WORD_BYTES, 3 * WORD_BYTES);
        assertThat(out.size()).isEqualTo(3 * WORD_BYTES);
        assertThat(broken).hasValue(0);
    }

    @Test
    void whoSpeaks_isToldWithTheFirstByte() throws IOException {
        audio("one", AudioFormat.PCM).write(new ByteArrayOutputStream());
        assertThat(headers).containsExactly(Map.entry("X-TTS-Engine", "kokoro"));
    }

    @Test
    void fallback_isToldInHeadersAndEvents() throws IOException {
        FakeEngine xtts = new FakeEngine();
        xtts.pretend(new EngineState.Idle());
        LiveConfig config = LiveConfig.of(Map.of("tts.backend", "xtts"));
        SpeechService guarded =
                SpeechService.of(new Engines(Map.of("kokoro", new FakeEngine(), "xtts", xtts), config), config);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SpokenEvents(guarded, guarded.choose(""), body("one", AudioFormat.PCM), headers::put, PRESENT).write(out);
        assertThat(headers).containsEntry("X-TTS-Engine", "kokoro").containsEntry("X-TTS-Fallback", "not-ready");
        assertThat(parsed(out))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getString("fallback")).isEqualTo("not-ready"))
                .allSatisfy(event -> assertThat(event.getString("engine")).isEqualTo("kokoro"));
    }

    @Test
    void failureBeforeTheFirstByte_isThrownOnAndNothingIsWritten() {
        for (AudioFormat format : AudioFormat.available()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThatThrownBy(() -> audio("boom", format).write(out)).isInstanceOf(TTSException.SynthesisFailed.class);
            assertThat(out.size()).isZero();
        }
        assertThat(broken).hasValue(0);
    }

    @Test
    void failureMidway_breaksTheConnection_andTheFormatIsNotEnded() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        audio("one two", AudioFormat.FLAC).write(whole);
        ByteArrayOutputStream half = new ByteArrayOutputStream();
        audio("one two boom", AudioFormat.FLAC).write(half);
        assertThat(broken).hasValue(1);
        assertThat(half.size()).isPositive().isLessThan(whole.size());
    }

    @Test
    void clientThatLeaves_endsTheSpeechAndGivesThePlaceBack() throws IOException {
        Flushes gone = new Flushes() {
            @Override
            public void flush() throws IOException {
                super.flush();
                throw new IOException("gone");
            }
        };
        audio("one two three", AudioFormat.PCM).write(gone);
        assertThat(gone.size()).isEqualTo(WORD_BYTES);
        assertThat(broken).hasValue(0);
        audio("one", AudioFormat.PCM).write(new ByteArrayOutputStream());
    }

    @Test
    void events_carryTheAudioAndTheUsage() throws IOException {
        List<JsonObject> events = events("one two");
        assertThat(events)
                .extracting(event -> event.getString("type"))
                .containsExactly("speech.audio.delta", "speech.audio.delta", "speech.audio.done");
        assertThat(Base64.getDecoder().decode(events.get(0).getString("audio"))).hasSize(WORD_BYTES);
        JsonObject usage = events.get(2).getJsonObject("usage");
        assertThat(usage.getInt("input_tokens")).isEqualTo(7);
        assertThat(usage.getInt("output_tokens")).isEqualTo(2);
        assertThat(usage.getInt("total_tokens")).isEqualTo(9);
    }

    @Test
    void longAudio_comesInEventsThatAsyncioReadsAsALine() {
        byte[] audio = new byte[100_000];
        audio[99_999] = 1;
        List<String> parts = new ArrayList<>();
        EventStream.inBase64(audio, parts::add);
        assertThat(parts).hasSize(5).allMatch(part -> part.length() <= 32_768);
        assertThat(Base64.getDecoder().decode(String.join("", parts))).isEqualTo(audio);
    }

    @Test
    void volumeAndRate_areThoseOfTheRequest() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        audio(SpeechRequest.of("one two"), Rendition.PLAIN).write(plain);
        ByteArrayOutputStream quiet = new ByteArrayOutputStream();
        audio(SpeechRequest.of("one two"), new Rendition(0.5, OptionalInt.of(48_000)))
                .write(quiet);
        assertThat(quiet.size()).isEqualTo(2 * plain.size());
        assertThat(loudest(quiet)).isBetween(loudest(plain) * 45 / 100, loudest(plain) * 55 / 100);
        ByteArrayOutputStream loud = new ByteArrayOutputStream();
        audio(SpeechRequest.of("one"), new Rendition(10, OptionalInt.empty())).write(loud);
        assertThat(loudest(loud)).isEqualTo(Short.MAX_VALUE);
    }

    private static int loudest(ByteArrayOutputStream pcm) {
        ShortBuffer samples = ByteBuffer.wrap(pcm.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        int loudest = 0;
        while (samples.hasRemaining()) {
            loudest = Math.max(loudest, samples.get());
        }
        return loudest;
    }

    @Test
    void eventsThatFailMidway_endWithAnError() throws IOException {
        List<JsonObject> events = events("one boom");
        assertThat(events).extracting(event -> event.getString("type")).containsExactly("speech.audio.delta", "error");
        assertThat(events.get(1).getJsonObject("error").getString("code")).isEqualTo("synthesis_failed");
    }

    @Test
    void eventsThatFailAtOnce_areNoEvents() {
        assertThatThrownBy(() -> events("boom")).isInstanceOf(TTSException.SynthesisFailed.class);
    }

    @Test
    void tooManyAtOnce_refusedBeforeTheFirstByte() {
        speech.begin("", Client.named("open"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> audio("one", AudioFormat.MP3).write(out))
                .isInstanceOf(TTSException.EngineOverloaded.class);
        assertThat(out.size()).isZero();
    }

    private SpokenAudio audio(String text, AudioFormat format) {
        return new SpokenAudio(speech, CHOSEN, body(text, format), headers::put, broken::incrementAndGet, PRESENT);
    }

    private SpokenAudio audio(SpeechRequest request, Rendition rendition) {
        return new SpokenAudio(
                speech,
                CHOSEN,
                body(request, AudioFormat.PCM, rendition),
                headers::put,
                broken::incrementAndGet,
                PRESENT);
    }

    private List<JsonObject> events(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SpokenEvents(speech, CHOSEN, body(text, AudioFormat.PCM), headers::put, PRESENT).write(out);
        return parsed(out);
    }

    private static List<JsonObject> parsed(ByteArrayOutputStream out) {
        return Arrays.stream(out.toString(StandardCharsets.UTF_8).split("\n\n"))
                .map(event -> Json.parse(event.substring("data: ".length())).asJsonObject())
                .toList();
    }

    private static SpeechBody body(String text, AudioFormat format) {
        return body(SpeechRequest.of(text), format, Rendition.PLAIN);
    }

    private static SpeechBody body(SpeechRequest speech, AudioFormat format, Rendition rendition) {
        return new SpeechBody("", speech, "", format, rendition, false, false, Client.named("open"), List.of());
    }

    /** Records how many bytes were written at each flush. */
    private static class Flushes extends OutputStream {
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        final List<Integer> sizes = new ArrayList<>();

        int size() {
            return written.size();
        }

        @Override
        public void write(int b) {
            written.write(b);
        }

        @Override
        public void flush() throws IOException {
            if (sizes.isEmpty() || sizes.get(sizes.size() - 1) != written.size()) {
                sizes.add(written.size());
            }
        }
    }
}
