package org.assistant.tts.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class SoundFeedTest {

    private static final Pcm PIECE = Pcm.of(new float[] {0.5f}, 24_000);

    private final List<Pcm> heard = new ArrayList<>();

    @Test
    void pieces_comeInTheirOrder_untilTheEnd() {
        Pcm other = Pcm.of(new float[] {0.25f}, 24_000);
        Iterator<Pcm> pieces = List.of(PIECE, other).iterator();
        assertThat(SoundFeed.run(() -> pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty(), heard::add))
                .isTrue();
        assertThat(heard).containsExactly(PIECE, other);
    }

    @Test
    void noPiece_isSaid() {
        assertThat(SoundFeed.run(Optional::empty, heard::add)).isFalse();
    }

    @Test
    void nextPiece_isMadeAfterTheSinkTookTheOneBefore() {
        List<String> steps = new ArrayList<>();
        SoundFeed.run(
                () -> {
                    steps.add("made");
                    return steps.size() < 4 ? Optional.of(PIECE) : Optional.empty();
                },
                piece -> steps.add("taken"));
        assertThat(steps).containsExactly("made", "taken", "made", "taken", "made");
    }

    @Test
    void interrupt_endsItBeforeTheNextPiece_andIsKept() {
        assertThatThrownBy(() -> SoundFeed.run(() -> Optional.of(PIECE), piece -> {
                    heard.add(piece);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(TTSException.Cancelled.class);
        assertThat(heard).hasSize(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void failureOfTheSource_isTheEngines_thatOfTheSinkIsItsOwn() {
        IllegalStateException broken = new IllegalStateException("broken");
        assertThatThrownBy(() -> SoundFeed.run(
                        () -> {
                            throw broken;
                        },
                        heard::add))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasCause(broken);
        assertThatThrownBy(() -> SoundFeed.run(() -> Optional.of(PIECE), piece -> {
                    throw broken;
                }))
                .isSameAs(broken);
    }
}
