package org.assistant.tts.kokoro.network;

import java.util.Optional;
import org.assistant.tts.kokoro.voices.VoiceExpression;

/** Kokoro's network: tokens and style to samples. Immutable once loaded. Thread-safe. */
public interface AcousticModel extends AutoCloseable {

    /**
     * Speaks one piece. Interrupting the calling thread ends the native run at its next node: with the tuned graph within 50 ms
     * for up to 250 tokens on two processors, with the untuned graph within 150 ms.
     *
     * @param tokens vocabulary ids with a 0 before the first and after the last, shape [n+2], n in 1..510
     * @param style row of a voice pack, shape [256]: 128 values of timbre for the decoder, 128 of prosody for the predictor
     * @param speed tempo, 0.5 to 2
     * @throws org.assistant.tts.spi.TTSException.SynthesisFailed if the run failed
     * @throws org.assistant.tts.spi.TTSException.Cancelled if the thread was interrupted
     */
    PieceSound speak(long[] tokens, float[] style, float speed);

    /**
     * Begins a piece whose listener waits, with the same input as {@link #speak}.
     *
     * @param voice of {@code style}
     * @return empty if pieces are only made whole, now or always
     */
    default Optional<OpenPiece> begin(long[] tokens, float[] style, float speed, VoiceExpression voice) {
        return Optional.empty();
    }

    /** Whether two concurrent pieces by {@link #speakAlongside} are ready sooner than two consecutive ones. */
    default boolean gainsAlongside() {
        return false;
    }

    /** Speaks one piece as {@link #speak} does, while another piece is made. */
    default PieceSound speakAlongside(long[] tokens, float[] style, float speed) {
        return speak(tokens, style, speed);
    }

    @Override
    void close();
}
