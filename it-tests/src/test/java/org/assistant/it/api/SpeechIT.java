package org.assistant.it.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code POST /v1/audio/speech}: the text, the voice and the format. */
@ExtendWith(PayaraMicro.class)
final class SpeechIT {

    private static final String SENTENCE = "Good morning, how are you?";
    private static final double SILENCE = 0.005;

    private final Api api;

    SpeechIT(Api api) {
        this.api = api;
    }

    @Test
    void wholeWav_hasLengthAndSizes() {
        HttpResponse<byte[]> response = speak(Map.of("response_format", "wav", "stream", false));

        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(response.body().length);
        assertThat(Audio.wavSizes(response.body()))
                .containsExactly(response.body().length - 8L, response.body().length - 44L);
        Audio audio = Audio.ofWav(response.body());
        assertThat(audio.sampleRate()).isEqualTo(Audio.SAMPLE_RATE);
        assertThat(audio.duration()).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(3_500));
        assertThat(audio.loudness()).isGreaterThan(SILENCE);
    }

    @Test
    void streamedWav_hasTheSameSamplesAsPcm() {
        HttpResponse<byte[]> wav = speak(Map.of("response_format", "wav"));
        HttpResponse<byte[]> pcm = speak(Map.of("response_format", "pcm"));

        assertThat(wav.headers().firstValue("Content-Length")).isEmpty();
        assertThat(Audio.ofWav(wav.body()).duration())
                .isEqualTo(Audio.ofPcm(pcm.body()).duration());
        assertThat(Audio.ofPcm(pcm.body()).loudness()).isGreaterThan(SILENCE);
    }

    @ParameterizedTest
    @CsvSource({"mp3,audio/mpeg", "opus,audio/ogg", "flac,audio/flac", "wav,audio/wav", "pcm,audio/pcm"})
    void format_hasItsMediaTypeAndMagic(String format, String mediaType) {
        HttpResponse<byte[]> response = speak(Map.of("response_format", format));

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
        assertThat(response.headers().firstValue("X-TTS-Engine")).hasValue("kokoro");
        String head = new String(response.body(), 0, 36, ISO_8859_1);
        switch (format) {
            case "mp3" -> assertThat(response.body()[0] & 0xff).isEqualTo(0xff); // frame sync
            case "opus" -> assertThat(head).startsWith("OggS").contains("OpusHead");
            case "flac" -> assertThat(head).startsWith("fLaC");
            case "wav" -> assertThat(head).startsWith("RIFF").contains("WAVEfmt ");
            default -> assertThat(response.body().length % Short.BYTES).isZero();
        }
        // 16-bit samples of 1 to 3.5 s are 48 to 168 kB; the compressed formats are smaller but not empty.
        assertThat(response.body().length).isBetween(4_000, 170_000);
    }

    @Test
    void formatUnnamed_mp3() {
        assertThat(speak(Map.of()).headers().firstValue("Content-Type").orElse(""))
                .startsWith("audio/mpeg");
    }

    @Test
    void formatWithoutItsLibrary_refusedWithThoseThatAreThere() {
        HttpResponse<byte[]> response = api.post(
                Api.SPEECH, Map.of("model", "kokoro", "voice", "af_heart", "input", "Hi.", "response_format", "aac"));

        assertThat(response.statusCode()).isEqualTo(400);
        JsonObject error = Api.json(response).getJsonObject("error");
        assertThat(error.getString("param")).isEqualTo("response_format");
        assertThat(error.getString("message")).contains("mp3", "opus", "flac", "wav", "pcm");
    }

    @ParameterizedTest
    @CsvSource({
        "af_heart,'Good morning.'",
        "bm_george,'Good morning.'",
        "ef_dora,'Buenos días, ¿qué tal?'",
        "ff_siwis,'Bonjour, comment allez-vous ?'",
        "hf_alpha,'नमस्ते, आप कैसे हैं?'",
        "if_sara,'Buongiorno, come sta?'",
        "pf_dora,'Bom dia, tudo bem?'"
    })
    void language_isThatOfTheVoice(String voice, String text) {
        Audio audio = pcm(Map.of("voice", voice, "input", text));

        assertThat(audio.duration()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
        assertThat(audio.loudness()).isGreaterThan(SILENCE);
    }

    @Test
    void languageNamed_withoutVoice_speaksIt() {
        Map<String, Object> fields = Map.of(
                "model", "kokoro", "input", "Bonjour tout le monde.", "language", "fr", "response_format", "pcm");
        HttpResponse<byte[]> response = api.post(Api.SPEECH, fields);

        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        assertThat(Audio.ofPcm(response.body()).loudness()).isGreaterThan(SILENCE);
    }

    @Test
    void voiceOfAnotherLanguage_refused() {
        HttpResponse<byte[]> response = api.post(
                Api.SPEECH, Map.of("model", "kokoro", "voice", "af_heart", "input", "Bonjour.", "language", "fr"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.json(response).getJsonObject("error").getString("message"))
                .isNotBlank();
    }

    @Test
    void speed_changesTheDuration() {
        double slow = pcm(Map.of("speed", 0.5)).duration().toMillis();
        double normal = pcm(Map.of()).duration().toMillis();
        double fast = pcm(Map.of("speed", 2)).duration().toMillis();

        assertThat(slow / normal).isBetween(1.4, 2.4);
        assertThat(fast / normal).isBetween(0.4, 0.75);
    }

    @ParameterizedTest
    @ValueSource(strings = {"af_bella(2)+af_sky(1)", "af_heart+bm_george", "ff_siwis(0.3)+af_heart(0.7)"})
    void mixedVoice_speaks(String voice) {
        assertThat(pcm(Map.of("voice", voice)).loudness()).isGreaterThan(SILENCE);
    }

    @ParameterizedTest
    @CsvSource({"tts-1,alloy", "tts-1-hd,echo", "gpt-4o-mini-tts,nova"})
    void namesOfOpenAi_areTaken(String model, String voice) {
        assertThat(pcm(Map.of("model", model, "voice", voice)).loudness()).isGreaterThan(SILENCE);
    }

    @Test
    void voiceAsObject_isTaken() {
        JsonValue voice = Api.object(Map.of("id", "am_michael"));
        assertThat(pcm(Map.of("voice", voice)).loudness()).isGreaterThan(SILENCE);
    }

    @Test
    void unknownField_ignored() {
        assertThat(pcm(Map.of("instructions", "Speak softly.", "user", "me", "later", JsonArray.EMPTY_JSON_ARRAY))
                        .loudness())
                .isGreaterThan(SILENCE);
    }

    /** {@link #SENTENCE} by af_heart, with {@code changes}, as PCM. */
    private Audio pcm(Map<String, Object> changes) {
        Map<String, Object> fields = new HashMap<>(changes);
        fields.put("response_format", "pcm");
        return Audio.ofPcm(speak(fields).body());
    }

    private HttpResponse<byte[]> speak(Map<String, Object> changes) {
        Map<String, Object> fields = new HashMap<>(Map.of("model", "kokoro", "voice", "af_heart", "input", SENTENCE));
        fields.putAll(changes);
        HttpResponse<byte[]> response = api.post(Api.SPEECH, fields);
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        return response;
    }
}
