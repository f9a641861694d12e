package org.assistant.tts.kokoro.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.graph.Silence;
import org.assistant.tts.kokoro.graph.parts.LayerStatistics;
import org.assistant.tts.kokoro.graph.parts.OpenedSentence;
import org.assistant.tts.kokoro.graph.parts.PartsModel;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;
import org.assistant.tts.kokoro.voices.VoiceExpression;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.TTSException;

/** Kokoro's tuned network in parts, whose pieces can sound before they are complete. */
public final class PartedKokoro implements AcousticModel {

    /** The lengths for which windows are close enough to the whole, in frames of 25 ms: 2.2 to 8 s. */
    private static final int LEAST = 88;

    private static final int MOST = 320;

    private static final int HALVES = PieceSound.FRAME / OpenedSentence.FRAME;

    private final PartsModel parts;
    private final VoiceStatistics statistics;

    private PartedKokoro(PartsModel parts, VoiceStatistics statistics) {
        this.parts = parts;
        this.statistics = statistics;
    }

    /**
     * Loads the parts of a tuned graph.
     *
     * @throws TTSException.ModelUnavailable if a file is missing or damaged
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is missing
     */
    public static PartedKokoro open(TunedFiles files, ExecutionTarget target) {
        try {
            VoiceStatistics statistics = VoiceStatistics.read(files.statistics());
            return new PartedKokoro(PartsModel.open(files, target), statistics);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable("can't read " + files.statistics() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public PieceSound speak(long[] tokens, float[] style, float speed) {
        return whole(parts.begin(tokens, style, speed));
    }

    private static PieceSound whole(OpenedSentence opened) {
        float[] samples = opened.whole().samples();
        if (Arrays.stream(opened.durations()).sum() * PieceSound.FRAME != samples.length) {
            throw new TTSException.SynthesisFailed(
                    "the model's durations do not add up to its " + samples.length + " samples", null);
        }
        return new PieceSound(samples, opened.durations());
    }

    @Override
    public Optional<OpenPiece> begin(long[] tokens, float[] style, float speed, VoiceExpression voice) {
        OpenedSentence opened = parts.begin(tokens, style, speed);
        long length = Arrays.stream(opened.durations()).sum();
        boolean near = length >= LEAST && length <= MOST && length * HALVES == opened.frames();
        Map<String, Double> mixture = voice.terms().stream()
                .collect(Collectors.toMap(VoiceExpression.Term::voice, VoiceExpression.Term::share, Double::sum));
        return Optional.of(new Opened(
                opened,
                near ? statistics.expected(mixture, Silence.share(tokens, opened.durations())) : Optional.empty()));
    }

    /** @param expected the predicted statistics; empty if windows would not be close enough to the whole */
    private record Opened(OpenedSentence opened, Optional<LayerStatistics> expected) implements OpenPiece {

        @Override
        public long[] frames() {
            return opened.durations();
        }

        @Override
        public PieceSound whole() {
            return PartedKokoro.whole(opened);
        }

        @Override
        public boolean hasWindows() {
            return expected.isPresent();
        }

        @Override
        public float[] window(int from, int to) {
            return opened.window(from * HALVES, to * HALVES, expected.orElseThrow());
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
