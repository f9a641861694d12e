package org.assistant.tts.xtts.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.speaker.SmallDimensions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two stores over one folder represent two processes: they share nothing else. */
final class VoiceStoreTest {

    private static final Conditioning CONDITIONING = new Conditioning(new float[] {1, 2}, new float[] {3, 4});

    @TempDir
    private Path directory;

    private XttsLayout layout;
    private VoiceStore store;
    private VoiceStore other;

    @BeforeEach
    void makeStores() throws IOException {
        layout = new XttsLayout(directory.resolve("model"));
        Files.createDirectories(layout.builtInSpeakers());
        new SpeakerFile("Zoë Builtin", new float[] {5, 6}, new float[] {7, 8})
                .write(layout.builtInSpeakers().resolve("000-zoe" + SpeakerFile.ENDING));
        store = newStore();
        other = newStore();
    }

    @Test
    void builtInSpeaker_isAVoice() {
        assertThat(store.voices())
                .containsExactly(new Voice("zoe-builtin", "Zoë Builtin", Locale.ENGLISH, Voice.Sex.UNKNOWN));
        assertThat(store.conditioning("zoe-builtin").latents()).containsExactly(5, 6);
        assertThat(store.find("zoe-builtin"))
                .hasValueSatisfying(voice -> assertThat(voice.cloned()).isFalse());
    }

    @Test
    void noBuiltInSpeakers_noVoices() {
        assertThat(new VoiceStore(
                                directory.resolve("voices"),
                                SmallDimensions.DIMENSIONS,
                                new XttsLayout(directory.resolve("elsewhere")))
                        .voices())
                .isEmpty();
    }

    @Test
    void addedVoice_isSeenByBoth_withAllThatWasKept() {
        Voice added = store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        assertThat(added).isEqualTo(new Voice("ada", "Ada", Locale.ENGLISH, Voice.Sex.FEMALE));
        for (VoiceStore one : List.of(store, other)) {
            assertThat(one.cloned()).containsExactly(added);
            assertThat(one.voices()).hasSize(2);
            assertThat(one.find("ada")).contains(new StoredVoice(added, 201.5, true));
            assertThat(one.conditioning("ada").latents()).containsExactly(1, 2);
            assertThat(one.conditioning("ada").embedding()).containsExactly(3, 4);
        }
    }

    @Test
    void renamedVoice_isSeenByBoth_andKeepsItsIdItsSoundAndItsRecord() throws IOException {
        store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        Path record = directory.resolve("voices/ada/voice.json");
        byte[] before = Files.readAllBytes(record);
        for (String name : List.of("Grace", "Grâce Hopper", "Ada")) {
            Voice renamed = store.rename("ada", name);
            assertThat(renamed).isEqualTo(new Voice("ada", name, Locale.ENGLISH, Voice.Sex.FEMALE));
            assertThat(other.cloned()).containsExactly(renamed);
            assertThat(newStore().cloned()).containsExactly(renamed);
            assertThat(other.conditioning("ada").latents()).containsExactly(1, 2);
        }
        assertThat(record).hasBinaryContent(before);
        assertThat(left()).containsExactly("ada");
    }

    @Test
    void nameOfAnotherVoice_isTaken_alsoTheOneItWasLearnedUnder() {
        store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        store.add(VoiceStoring.voice("Bea"), CONDITIONING);
        store.rename("ada", "Cleo");
        for (String name : List.of("bea", "CLEO", "Ada", "Zoë Builtin")) {
            assertThatThrownBy(() -> other.rename("bea", name.equals("bea") ? "Cleo" : name))
                    .isInstanceOf(TTSException.InvalidRequest.class);
        }
        assertTaken(other, "cleo");
        assertThat(other.rename("ada", "Ada").name()).isEqualTo("Ada");
    }

    @Test
    void voiceOfAnotherCheckpoint_isNotRenamed() throws IOException {
        store.add(
                new ClonedVoice("Ada", "en", Voice.Sex.FEMALE, 0, "I agree.", "2026-11-23T10:00:00Z", List.of(), "cd"),
                CONDITIONING);
        assertThatThrownBy(() -> store.rename("ada", "Bea"))
                .isInstanceOf(TTSException.UnknownVoice.class)
                .hasMessageContaining("another checkpoint");
        assertThat(directory.resolve("voices/ada/name.txt")).doesNotExist();
    }

    @Test
    void removedVoice_isGoneForBoth_andLeavesNothing() throws IOException {
        store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        other.remove("ada");
        assertThat(store.cloned()).isEmpty();
        assertThatThrownBy(() -> store.conditioning("ada")).isInstanceOf(TTSException.UnknownVoice.class);
        assertThatThrownBy(() -> store.remove("ada")).isInstanceOf(TTSException.UnknownVoice.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void voiceRemovedAndLearnedAgain_isTheNewOne() throws IOException {
        store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        assertThat(store.conditioning("ada").latents()).containsExactly(1, 2);
        other.remove("ada");
        other.add(VoiceStoring.voice("Ada"), new Conditioning(new float[] {9, 9}, new float[] {3, 4}));
        Path description = directory.resolve("voices/ada/voice.json");
        Files.setLastModifiedTime(description, FileTime.fromMillis(1)); // certainly another time
        assertThat(store.conditioning("ada").latents()).containsExactly(9, 9);
    }

    @Test
    void takenName_isRefused_whateverItsSpelling() throws IOException {
        store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        assertTaken(other, "ADA!");
        assertTaken(store, "zoe builtin");
        assertThat(left()).containsExactly("ada");
    }

    @Test
    void manyAtOnceUnderOneName_oneIsKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                VoiceStore one = i % 2 == 0 ? store : other;
                calls.add(() -> {
                    try {
                        one.add(VoiceStoring.voice("Ada"), CONDITIONING);
                        return true;
                    } catch (TTSException.InvalidRequest e) {
                        return false;
                    }
                });
            }
            int kept = 0;
            for (Future<Boolean> result : threads.invokeAll(calls)) {
                kept += result.get() ? 1 : 0;
            }
            assertThat(kept).isOne();
        } finally {
            threads.shutdownNow();
        }
        assertThat(left()).containsExactly("ada");
    }

    @Test
    void voiceOfAnotherCheckpoint_saysSo_andCanBeRemoved() throws IOException {
        ClonedVoice own = VoiceStoring.voice("Ada");
        store.add(
                new ClonedVoice(
                        own.name(), own.language(), own.sex(), 0, own.consent(), own.created(), List.of(), "cd"),
                CONDITIONING);
        assertThat(store.cloned()).isEmpty();
        assertThat(store.unusable("ada"))
                .hasValueSatisfying(why -> assertThat(why).contains("another checkpoint"));
        assertThatThrownBy(() -> store.conditioning("ada"))
                .isInstanceOf(TTSException.UnknownVoice.class)
                .hasMessageContaining("another checkpoint");
        assertTaken(store, "Ada");
        store.remove("ada");
        assertThat(left()).isEmpty();
        assertThat(store.unusable("ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../voices/ada", "ada/..", "ADA", ".ada-1"})
    void onlyIds_areRemoved(String id) throws IOException {
        store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        assertThatThrownBy(() -> store.remove(id)).isInstanceOf(TTSException.UnknownVoice.class);
        assertThat(left()).containsExactly("ada");
    }

    @Test
    void leftoversOfAKilledProcess_areSwept_thoseOfARunningOneStay() throws IOException {
        Path old = Files.createDirectories(directory.resolve("voices/.bea-123"));
        Files.writeString(old.resolve("voice.json"), "{");
        Files.setLastModifiedTime(old, FileTime.fromMillis(1));
        Files.createDirectories(directory.resolve("voices/.eve-456"));
        Path strange = Files.createDirectories(directory.resolve("voices/.not-ours/folder"));
        Files.setLastModifiedTime(strange.getParent(), FileTime.fromMillis(1));
        store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        assertThat(left()).contains("ada", ".eve-456", ".not-ours");
        assertThat(strange).exists();
    }

    @Test
    void damagedVoice_isPassedOver() throws IOException {
        store.add(VoiceStoring.voice("Ada"), CONDITIONING);
        store.add(VoiceStoring.voice("Bea"), CONDITIONING);
        Files.writeString(directory.resolve("voices/ada/voice.json"), "{");
        Files.writeString(directory.resolve("voices/stray.txt"), "no voice");
        Files.createDirectories(directory.resolve("voices/empty"));
        assertThat(newStore().cloned()).extracting(Voice::id).containsExactly("bea");
    }

    @Test
    void latentsOfAnotherSize_areRefused() {
        store.add(VoiceStoring.voice("Ada"), new Conditioning(new float[3], new float[2]));
        assertThatThrownBy(() -> store.conditioning("ada"))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("3 latents");
    }

    private VoiceStore newStore() {
        return new VoiceStore(directory.resolve("voices"), SmallDimensions.DIMENSIONS, layout);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> entries = Files.list(directory.resolve("voices"))) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static void assertTaken(VoiceStore store, String name) {
        assertThatThrownBy(() -> store.requireFree(name)).hasMessageContaining("choose another name");
        assertThatThrownBy(() -> store.add(VoiceStoring.voice(name), CONDITIONING))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("name"));
    }
}
