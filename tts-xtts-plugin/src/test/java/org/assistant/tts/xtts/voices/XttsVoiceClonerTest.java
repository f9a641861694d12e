package org.assistant.tts.xtts.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.spi.VoiceCloner;
import org.assistant.tts.spi.VoiceClonerContract;
import org.assistant.tts.xtts.clips.ClipLimits;
import org.assistant.tts.xtts.clips.ClipReader;
import org.assistant.tts.xtts.clips.ToneClips;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.DeafEncoder;
import org.assistant.tts.xtts.speaker.SmallDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path from a file to a voice, with networks whose output is always the same. */
final class XttsVoiceClonerTest extends VoiceClonerContract {

    private static final int RATE = 24_000;

    @TempDir
    private Path directory;

    @Override
    protected VoiceCloner newCloner() {
        XttsLayout layout = new XttsLayout(directory.resolve("model"));
        return new XttsVoiceCloner(
                SmallDimensions.DIMENSIONS,
                new ClipReader(ClipLimits.DEFAULT),
                DeafEncoder.encoder(),
                new VoiceStore(directory.resolve("voices"), SmallDimensions.DIMENSIONS, layout),
                Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
    }

    @Override
    protected Clip goodClip() {
        return clip(ToneClips.syllables(120, 0.0005, 6, RATE));
    }

    @Test
    void voice_hasTheSexOfItsPitch_andTheLanguageOfTheModel() {
        Voice voice =
                newCloner().clone(new CloneRequest("Li", Locale.TRADITIONAL_CHINESE, "I agree.", List.of(goodClip())));
        assertThat(voice).isEqualTo(new Voice("li", "Li", Locale.forLanguageTag("zh-CN"), Voice.Sex.MALE));
    }

    @Test
    void consentTimeAndHashes_areKept() throws IOException {
        newCloner().clone(request(goodClip(), goodClip()));
        assertThat(Files.readString(directory.resolve("voices/ada/voice.json")))
                .contains("\"I agree to this.\"", "2026-11-23T10:00:00Z", SmallDimensions.DIMENSIONS.source())
                .containsPattern("\"recordings\" : \\[ \"[0-9a-f]{64}\", \"[0-9a-f]{64}\" ]");
    }

    @Test
    void shortClip_saysHowMuchSpeechThereIs() {
        Pcm two = ToneClips.between(3, ToneClips.syllables(120, 0, 2, RATE));
        assertRefused(
                request(clip(two)), "the recording holds 2.0 s of speech; at least 3 s are needed, 6 to 12 s are best");
    }

    @Test
    void shortClips_countTogether() {
        Clip two = clip(ToneClips.syllables(120, 0, 2, RATE));
        assertThat(newCloner().clone(request(two, two)).id()).isEqualTo("ada");
    }

    @Test
    void everyProblem_isNamed() {
        Clip silent = clip(Pcm.of(new float[RATE], RATE));
        Clip bad = clip(ToneClips.syllables(120, 0.4, 2, RATE, 6));
        assertRefused(
                request(silent, bad),
                "recording 1 is silent",
                "recording 2 is clipped",
                "recording 2 is noisy",
                "the set of recordings");
    }

    @Test
    void longOrStrangeText_namesTheField() {
        assertField(CloneRequest.NAME, "a".repeat(61), "I agree.");
        assertField(CloneRequest.NAME, "a\u0007b", "I agree.");
        assertField(CloneRequest.CONSENT, "Ada", "a".repeat(2_001));
    }

    @Test
    void tooManyClips_areRefused() {
        Clip[] clips = new Clip[11];
        Arrays.fill(clips, goodClip());
        assertRefused(request(clips), "10 recordings");
    }

    private void assertField(String field, String name, String consent) {
        CloneRequest request = new CloneRequest(name, Locale.ROOT, consent, List.of(goodClip()));
        assertThatThrownBy(() -> newCloner().clone(request))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo(field));
    }

    private void assertRefused(CloneRequest request, String... words) {
        assertThatThrownBy(() -> newCloner().clone(request))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo(CloneRequest.CLIPS))
                .message()
                .contains(words);
        assertThat(directory.resolve("voices")).doesNotExist();
    }

    private static CloneRequest request(Clip... clips) {
        return new CloneRequest("Ada", Locale.ROOT, "I agree to this.", List.of(clips));
    }

    private static Clip clip(Pcm pcm) {
        return Clip.of(AudioFormat.WAV.encode(pcm));
    }
}
