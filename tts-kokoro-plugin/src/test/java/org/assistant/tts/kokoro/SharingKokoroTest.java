package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharingKokoroTest {

    private static final long[] TOKENS = {0, 50, 0};

    private final List<String> runs = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private final SharingKokoro network = new SharingKokoro(named("alone"), named("shared"));

    private AcousticModel named(String name) {
        return new AcousticModel() {
            @Override
            public Utterance speak(long[] tokens, float[] style, float speed) {
                runs.add(name);
                Runnable other = meanwhile;
                meanwhile = () -> {};
                other.run();
                return new Utterance(new float[0], new long[0]);
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
    void runThatFails_isOver() {
        meanwhile = () -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(this::speak).hasMessage("broken");
        speak();
        assertThat(runs).containsExactly("alone", "alone");
    }

    @Test
    void close_closesBoth() {
        network.close();
        assertThat(runs).containsExactly("alone closed", "shared closed");
    }
}
