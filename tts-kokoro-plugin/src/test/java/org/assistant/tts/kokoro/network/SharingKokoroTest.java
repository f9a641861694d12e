package org.assistant.tts.kokoro.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assistant.tts.kokoro.voices.VoiceExpression;
import org.assistant.tts.kokoro.voices.VoiceExpressionParser;
import org.junit.jupiter.api.Test;

final class SharingKokoroTest {

    private static final long[] TOKENS = {0, 50, 0};

    private final List<String> runs = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private final CompletableFuture<AcousticModel> shared = CompletableFuture.completedFuture(named("shared"));
    private SharingKokoro network = new SharingKokoro(named("alone"), shared);

    private AcousticModel named(String name) {
        return new AcousticModel() {
            @Override
            public PieceSound speak(long[] tokens, float[] style, float speed) {
                runs.add(name);
                Runnable other = meanwhile;
                meanwhile = () -> {};
                other.run();
                return new PieceSound(new float[0], new long[0]);
            }

            @Override
            public void close() {
                runs.add(name + " closed");
            }
        };
    }

    private void speak() {
        network.speak(TOKENS, new float[0], 1);
    }

    @Test
    void oneAfterTheOther_eachIsAlone() {
        speak();
        speak();
        assertThat(runs).containsExactly("alone", "alone");
    }

    @Test
    void runThatBeginsDuringAnother_shares_andTheNextIsAloneAgain() {
        meanwhile = this::speak;
        speak();
        speak();
        assertThat(runs).containsExactly("alone", "shared", "alone");
    }

    @Test
    void runAlongside_shares_thoughItIsTheFirst() {
        network.speakAlongside(TOKENS, new float[0], 1);
        assertThat(runs).containsExactly("shared");
        assertThat(network.gainsAlongside()).isTrue();
    }

    @Test
    void whileTheSecondLoads_nothingIsGainedAlongside() {
        network = new SharingKokoro(named("alone"), new CompletableFuture<>());
        assertThat(network.gainsAlongside()).isFalse();
        network.speakAlongside(TOKENS, new float[0], 1);
        assertThat(runs).containsExactly("alone");
    }

    @Test
    void runThatFails_isOver() {
        meanwhile = () -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(this::speak).hasMessage("broken");
        speak();
        assertThat(runs).containsExactly("alone", "alone");
    }

    @Test
    void whileTheSecondLoads_orAfterItFailed_allTakeTheFirst() {
        CompletableFuture<AcousticModel> late = new CompletableFuture<>();
        network = new SharingKokoro(named("alone"), late);
        meanwhile = this::speak;
        speak();
        late.completeExceptionally(new IllegalStateException("no memory"));
        meanwhile = this::speak;
        speak();
        assertThat(runs).containsExactly("alone", "alone", "alone", "alone");
        network.close();
        assertThat(runs).endsWith("alone closed");
    }

    @Test
    void secondThatLoadsAfterTheClose_isNotTaken() {
        CompletableFuture<AcousticModel> late = new CompletableFuture<>();
        network = new SharingKokoro(named("alone"), late);
        network.close();
        assertThat(late.complete(named("late"))).isFalse();
        assertThat(runs).containsExactly("alone closed");
    }

    @Test
    void pieceBegins_onlyWhileThereIsNoOtherRun_andEachOfItsRunsCounts() {
        WindowedToneModel tones = new WindowedToneModel();
        VoiceExpression voice = new VoiceExpressionParser(Map.of()).parse("af_heart");
        network = new SharingKokoro(tones, shared);
        OpenPiece piece = network.begin(TOKENS, new float[0], 1, voice).orElseThrow();
        assertThat(piece.hasWindows()).isTrue();
        assertThat(piece.window(0, 1)).hasSize(PieceSound.FRAME);
        speak(); // the piece does not run between its windows
        assertThat(tones.made()).containsExactly("window", "whole");

        network = new SharingKokoro(named("alone"), shared);
        List<Boolean> begun = new ArrayList<>();
        meanwhile =
                () -> begun.add(network.begin(TOKENS, new float[0], 1, voice).isPresent());
        speak();
        assertThat(begun).containsExactly(false);
    }

    @Test
    void close_closesBoth() {
        network.close();
        assertThat(runs).containsExactly("alone closed", "shared closed");
    }
}
