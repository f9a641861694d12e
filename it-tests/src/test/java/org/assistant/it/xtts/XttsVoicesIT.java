package org.assistant.it.xtts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.cloning.PayaraMicroWithXtts;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests {@code POST /v1/audio/voices} and {@code DELETE}: which uploads become a voice, which do not, and why. */
@ExtendWith(PayaraMicroWithXtts.class)
final class XttsVoicesIT {

    private final Api api;

    XttsVoicesIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "FLAC", "MP3", "OPUS"})
    void recording_becomesAVoiceThatIsListedSpeaksAndGoes(AudioFormat format) {
        String name = "Maria " + format;
        JsonObject voice = created(VoiceUpload.of(name)
                .text("language", "es")
                .clip(format.encode(SyntheticVoice.of(6)))
                .to(api));

        String id = voice.getString("id");
        assertThat(id).isEqualTo("maria-" + format.extension());
        assertThat(voice.getString("object")).isEqualTo("voice");
        assertThat(voice.getString("name")).isEqualTo(name);
        assertThat(voice.getString("language")).isEqualTo("es");
        assertThat(voice.getString("engine")).isEqualTo("xtts");
        assertThat(voice.getJsonArray("languages"))
                .as("every language of the model")
                .hasSize(17);
        assertThat(listed())
                .contains(voice.toString())
                .anySatisfy(other -> assertThat(other).contains("\"af_heart\"", "\"kokoro\""));

        Audio audio = Audio.ofPcm(speak(id).body());
        assertThat(audio.loudness()).isGreaterThan(0.001);

        // While XTTS has another voice, a request for the deleted one gets no fallback.
        JsonObject other = created(VoiceUpload.of("Stays")
                .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                .to(api));
        JsonObject deleted = Api.json(delete(id));
        assertThat(deleted.getBoolean("deleted")).isTrue();
        assertThat(deleted.getString("id")).isEqualTo(id);
        assertThat(listed()).doesNotContain(voice.toString());
        assertThat(delete(id).statusCode()).isEqualTo(404);
        HttpResponse<byte[]> gone = speak(id);
        assertThat(gone.statusCode()).isEqualTo(400);
        assertThat(error(gone).getString("code")).isEqualTo("unknown_voice");
        assertThat(delete(other.getString("id")).statusCode()).isEqualTo(200);
    }

    @Test
    void clipsTogether_areLongEnough() {
        byte[] half = AudioFormat.WAV.encode(SyntheticVoice.of(2.4));
        JsonObject voice =
                created(VoiceUpload.of("Two halves").clip(half).clip(half).to(api));

        assertThat(delete(voice.getString("id")).statusCode()).isEqualTo(200);
    }

    @Test
    void shortRecording_isRefusedWithItsSeconds() {
        assertClipRefused(SyntheticVoice.of(1.5), "1\\.[0-9] s of speech", "at least 3 s are needed");
    }

    @Test
    void silence_isRefusedWithItsPeak() {
        assertClipRefused(
                Pcm.of(new float[6 * SyntheticVoice.SAMPLE_RATE], SyntheticVoice.SAMPLE_RATE), "silent", "-96 dB");
    }

    @Test
    void clippedRecording_isRefusedWithTheShare() {
        assertClipRefused(SyntheticVoice.of(6, 8, 0), "clipped: [0-9.]+ %", "lower the level");
    }

    @Test
    void noise_isRefusedWithItsLevel() {
        float[] samples = new float[6 * SyntheticVoice.SAMPLE_RATE];
        Random random = new Random(3);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }

        assertClipRefused(Pcm.of(samples, SyntheticVoice.SAMPLE_RATE), "noisy: .* [0-9]+ dB above the noise");
    }

    @Test
    void noAudio_isRefusedWithWhatIsTaken() {
        HttpResponse<byte[]> refused = VoiceUpload.of("Nobody")
                .clip("Dear server, this is a letter.".repeat(100).getBytes(StandardCharsets.UTF_8))
                .to(api);

        assertClipRefused(refused, "WAV", "FLAC", "MP3");
    }

    @Test
    void largeRecording_isRefused() {
        HttpResponse<byte[]> refused =
                VoiceUpload.of("Nobody").clip(new byte[21 << 20]).to(api);

        assertClipRefused(refused, "bytes");
    }

    @Test
    void largeRequest_isRefusedAsTooLarge() {
        HttpResponse<byte[]> refused =
                VoiceUpload.of("Nobody").clip(new byte[40 << 20]).to(api);

        assertThat(refused.statusCode()).as(() -> Api.describe(refused)).isEqualTo(413);
        assertThat(error(refused).getString("code")).isEqualTo("request_too_large");
    }

    @Test
    void nameTaken_isRefused() {
        byte[] clip = AudioFormat.WAV.encode(SyntheticVoice.of(6));
        JsonObject voice = created(VoiceUpload.of("Zoë").clip(clip).to(api));

        HttpResponse<byte[]> refused = VoiceUpload.of("zoe").clip(clip).to(api);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(error(refused).getString("param")).isEqualTo("name");
        assertThat(delete(voice.getString("id")).statusCode()).isEqualTo(200);
    }

    @Test
    void missingConsent_isRefused() {
        byte[] clip = AudioFormat.WAV.encode(SyntheticVoice.of(6));

        for (VoiceUpload form : List.of(
                new VoiceUpload().text("name", "Nobody"),
                new VoiceUpload().text("name", "Nobody").text("consent", "  "))) {
            HttpResponse<byte[]> refused = form.clip(clip).to(api);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(error(refused).getString("param")).isEqualTo("consent");
        }
    }

    @Test
    void unknownLanguage_isRefused() {
        HttpResponse<byte[]> refused = VoiceUpload.of("Nobody")
                .text("language", "tlh")
                .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                .to(api);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(error(refused).getString("param")).isEqualTo("language");
    }

    @Test
    void voiceOfTheOtherEngine_isNotDeleted() {
        HttpResponse<byte[]> refused = delete("af_heart");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(error(refused).getString("code")).isEqualTo("voice_built_in");
    }

    private void assertClipRefused(Pcm recording, String... patterns) {
        HttpResponse<byte[]> refused =
                VoiceUpload.of("Nobody").clip(AudioFormat.WAV.encode(recording)).to(api);
        assertClipRefused(refused, patterns);
    }

    private void assertClipRefused(HttpResponse<byte[]> refused, String... patterns) {
        assertThat(refused.statusCode()).as(() -> Api.describe(refused)).isEqualTo(400);
        assertThat(error(refused).getString("param")).isEqualTo("audio_sample");
        for (String pattern : patterns) {
            assertThat(error(refused).getString("message")).containsPattern(pattern);
        }
        assertThat(listed()).noneSatisfy(voice -> assertThat(voice).contains("Nobody"));
    }

    private HttpResponse<byte[]> speak(String voice) {
        return api.post(
                Api.SPEECH, Map.of("model", "xtts", "voice", voice, "input", "Hola.", "response_format", "pcm"));
    }

    private HttpResponse<byte[]> delete(String voice) {
        return api.send(api.request(VoiceUpload.VOICES + "/" + voice).DELETE().build(), BodyHandlers.ofByteArray());
    }

    private List<String> listed() {
        return api.json(VoiceUpload.VOICES).getJsonArray("data").getValuesAs(JsonObject::toString);
    }

    private static JsonObject created(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        return Api.json(response);
    }

    private static JsonObject error(HttpResponse<byte[]> response) {
        return Api.json(response).getJsonObject("error");
    }
}
