package org.assistant.tts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PcmTest {

    @Test
    void concat_keepsOrderAndRate() {
        Pcm joined = Pcm.concat(List.of(Pcm.of(new float[] {1, 2}, 8), Pcm.of(new float[] {3}, 8)), 8);
        assertThat(joined.toArray()).containsExactly(1, 2, 3);
        assertThat(joined.sampleRate()).isEqualTo(8);
        assertThat(joined.duration()).isEqualTo(Duration.ofMillis(375));
    }

    @Test
    void concat_ofTwoRates_namesBoth() {
        assertThatThrownBy(() -> Pcm.concat(List.of(Pcm.of(new float[1], 8), Pcm.of(new float[1], 16)), 8))
                .hasMessageContaining("8 Hz")
                .hasMessageContaining("16");
    }

    @Test
    void samples_areReadOnly() {
        assertThat(Pcm.of(new float[] {0.5f}, 8).samples().isReadOnly()).isTrue();
    }

    @Test
    void whatWasSaid_isThatOfThePiece() {
        Pcm piece = Pcm.of(new float[] {0.5f}, 8);
        assertThat(piece.said()).isEmpty();
        assertThat(piece.saying(new Said(12)).said()).contains(new Said(12));
        assertThat(piece.saying(new Said(12)).toArray()).containsExactly(0.5f);
        assertThatThrownBy(() -> new Said(-1)).hasMessageContaining("-1");
    }

    @Test
    void silence_isAsLongAsAsked() {
        assertThat(Pcm.silence(Duration.ofMillis(250), 24_000).length()).isEqualTo(6_000);
    }
}
