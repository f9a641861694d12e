package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.network.ToneModel;
import org.assistant.tts.kokoro.network.WindowedToneModel;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.spi.SpeechRequest;
import org.junit.jupiter.api.Test;

final class EarlySoundTest {

    private static final SpeechRequest SENTENCE = SpeechRequest.of("the book on the table belongs to my sister");

    private final WindowedToneModel network = new WindowedToneModel();

    private static List<Pcm> speak(KokoroEngine engine, SpeechRequest request) {
        List<Pcm> pieces = new ArrayList<>();
        engine.speak(request, pieces::add);
        return pieces;
    }

    private KokoroEngine engine() {
        return FakeKokoro.engine(KokoroConfig.defaults(), progress -> FakeKokoro.loaded(network));
    }

    private static float[] sound(List<Pcm> pieces) {
        return Pcm.concat(pieces, PieceSound.SAMPLE_RATE).toArray();
    }

    @Test
    void firstPiece_soundsBeforeItIsWhole_andAllOfItIsTheSame() {
        try (KokoroEngine engine = engine();
                KokoroEngine exact = FakeKokoro.engine(new ToneModel())) {
            List<Pcm> pieces = speak(engine, SENTENCE);
            assertThat(network.made()).doesNotContain("whole").hasSizeGreaterThan(1);
            assertThat(pieces.get(0).duration()).isLessThan(Duration.ofMillis(500));
            assertThat(sound(pieces)).isEqualTo(sound(speak(exact, SENTENCE)));
        }
    }

    @Test
    void onlyTheEndOfThePiece_tellsThatItWasSaid() {
        try (KokoroEngine engine = engine()) {
            List<Pcm> pieces = speak(engine, SENTENCE);
            assertThat(pieces.get(0).said()).hasValue(new Said(0));
            assertThat(pieces.get(pieces.size() - 1).said())
                    .hasValue(new Said(SENTENCE.text().length()));
        }
    }

    /** A repeated piece is worth caching, and only a piece made whole is exact enough for that. */
    @Test
    void pieceThatIsAskedForAgain_isMadeWhole_andThenKept() {
        try (KokoroEngine engine = engine()) {
            speak(engine, SENTENCE);
            int windows = network.made().size();
            speak(engine, SENTENCE);
            assertThat(network.made().subList(windows, network.made().size())).containsExactly("whole");
            speak(engine, SENTENCE);
            assertThat(network.made()).hasSize(windows + 1);
        }
    }

    @Test
    void listenerWhoHasSoundToHear_getsThePieceWhole() {
        try (KokoroEngine engine = engine()) {
            speak(engine, SENTENCE.withAudience(new Audience("", Duration.ofSeconds(20), false)));
            assertThat(network.made()).containsExactly("whole");
        }
    }

    @Test
    void whoGetsTheTextAsAWhole_getsThePieceWhole() {
        try (KokoroEngine engine = engine()) {
            speak(engine, SENTENCE.withAudience(Audience.OF_THE_WHOLE));
            assertThat(network.made()).containsExactly("whole");
        }
    }

    @Test
    void laterPieces_areMadeWhole() {
        try (KokoroEngine engine = engine()) {
            speak(engine, SpeechRequest.of("the book on the table belongs to my sister\n\nshe wants it back again"));
            assertThat(network.made()).endsWith("whole").contains("window");
        }
    }

    @Test
    void growingPiece_isMadeToItsEnd_whileAnotherSpeechWaits() throws InterruptedException {
        KokoroConfig oneRun =
                KokoroConfig.from(key -> Optional.of("1").filter(one -> key.equals("tts.kokoro.concurrent-runs")));
        try (KokoroEngine engine = FakeKokoro.engine(oneRun, progress -> FakeKokoro.loaded(network))) {
            Thread other = new Thread(() -> speak(engine, SENTENCE.withAudience(Audience.OF_THE_WHOLE)));
            network.duringNextWindow(() -> {
                other.start();
                while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            });
            speak(engine, SENTENCE);
            other.join();
            assertThat(network.made()).endsWith("window", "whole").containsOnlyOnce("whole");
        }
    }
}
