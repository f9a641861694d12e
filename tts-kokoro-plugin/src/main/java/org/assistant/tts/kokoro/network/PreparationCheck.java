package org.assistant.tts.kokoro.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assistant.tts.kokoro.graph.LogSpectrum;
import org.assistant.tts.kokoro.voices.VoicePack;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.TTSException;

/** Lets two graphs speak the same sentence and compares the results. */
final class PreparationCheck {

    /** "The quick brown fox." in Kokoro's vocabulary, a 0 at each end. */
    private static final long[] TOKENS = {
        0, 81, 83, 16, 53, 65, 156, 102, 53, 16, 44, 123, 156, 39, 56, 16, 48, 156, 69, 53, 61, 4, 0
    };

    /** The least peak that counts as speech; the quietest voice peaks at 0.39. */
    private static final float AUDIBLE = 0.05f;

    /**
     * The largest spectral distance that rounding activations to 8 bits may cause. Measured: 0.16 to 0.25 for five voices; the
     * timbre of another voice causes 0.6 to 0.8, noise at -50 dB 1.4.
     */
    private static final double MOST_DISTANCE = 0.4;

    /** The same for the synthetic style, with which the network does not speak cleanly; measured: 0.52. */
    private static final double MOST_DISTANCE_MADE_UP = 0.8;

    private final float[] style; // (256)
    private final double mostDistance;

    private PreparationCheck(float[] style, double mostDistance) {
        this.style = style;
        this.mostDistance = mostDistance;
    }

    /**
     * A check with the voice in {@code voicePack} or, if there is no such file, with a synthetic style.
     *
     * @throws TTSException.ModelUnavailable if the file exists and is not a voice
     */
    static PreparationCheck with(Path voicePack) {
        if (!Files.exists(voicePack)) {
            return new PreparationCheck(madeUpStyle(), MOST_DISTANCE_MADE_UP);
        }
        return new PreparationCheck(VoicePack.read(voicePack).style(TOKENS.length - 2), MOST_DISTANCE);
    }

    /** Speaks the sentence with {@code graph} on all processors. */
    PieceSound speak(Path graph) {
        ExecutionTarget target = new ExecutionTarget.Cpu(Runtime.getRuntime().availableProcessors());
        try (KokoroModel model = KokoroModel.open(graph, target)) {
            return model.speak(TOKENS, style, 1);
        }
    }

    /**
     * Passes if {@code prepared} is speech of the same timing and nearly the same sound as {@code original}.
     *
     * @throws TTSException.ModelUnavailable if not; the message names the difference
     */
    void compare(PieceSound original, PieceSound prepared) {
        if (!Arrays.equals(original.frames(), prepared.frames())) {
            throw failed("durations were " + Arrays.toString(original.frames()) + ", became "
                    + Arrays.toString(prepared.frames()));
        }
        float peak = 0;
        for (float sample : prepared.samples()) {
            if (!Float.isFinite(sample)) {
                throw failed("a sample is " + sample);
            }
            peak = Math.max(peak, Math.abs(sample));
        }
        if (peak < AUDIBLE) {
            throw failed("it is silent: its loudest sample is " + peak);
        }
        double distance = LogSpectrum.distance(original.samples(), prepared.samples());
        if (distance > mostDistance) {
            throw failed("spectra differ by " + distance + ", at most " + mostDistance + " is allowed");
        }
    }

    private static TTSException failed(String difference) {
        return new TTSException.ModelUnavailable(
                "the prepared graph does not speak as the original does: " + difference, null);
    }

    /** As long as the rows of real voices (norm 2.5), the same everywhere. */
    private static float[] madeUpStyle() {
        float[] style = new float[VoicePack.STYLE];
        for (int i = 0; i < style.length; i++) {
            style[i] = (float) (0.22 * StrictMath.sin(i * i));
        }
        return style;
    }
}
