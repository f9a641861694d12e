package org.assistant.tts.kokoro.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.kokoro.graph.parts.LayerStatistics;
import org.assistant.tts.kokoro.graph.parts.OpenedSentence;
import org.assistant.tts.kokoro.graph.parts.PartsModel;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;
import org.assistant.tts.models.progress.Progress;

/** Judges whether sentences spoken in windows are good enough with the statistics of their voices. */
final class WindowTrial {

    /** The largest log-spectrum distance of one sentence to the whole sentence; another voice is 0.6 to 0.8 away. */
    private static final double FARTHEST = 0.35;

    /** The largest difference of a window to the whole with the same statistics, relative to full scale: 66 dB below. */
    private static final double LARGEST_JOINT = 0.0005;

    /** The frames of a window. */
    private static final int WINDOW = 32;

    private final VoiceStatistics statistics;

    private WindowTrial(VoiceStatistics statistics) {
        this.statistics = statistics;
    }

    /**
     * One sentence.
     *
     * @param distance the log-spectrum distance to the whole sentence
     * @param joint the largest difference between windows and the same places of the whole with the same statistics
     */
    private record Spoken(String voice, double distance, double joint) {

        List<String> objections() {
            List<String> objections = new ArrayList<>();
            // Not "greater": NaN must fail, too.
            if (!(distance <= FARTHEST)) {
                objections.add(String.format(Locale.ROOT, "a sentence of %s is %.2f from the whole", voice, distance));
            }
            if (!(joint <= LARGEST_JOINT)) {
                objections.add(String.format(Locale.ROOT, "a window differs by %.5f from its place", joint));
            }
            return objections;
        }
    }

    /**
     * Runs the trial.
     *
     * @param files the parts of the graph exist
     * @param sentences by voices whose statistics are known
     * @param atOnce sentences to speak at once
     */
    static WindowVerdict run(
            TunedFiles files,
            VoiceStatistics statistics,
            List<VoicedSentence> sentences,
            int atOnce,
            Progress progress) {
        try (ConcurrentTrial trial = ConcurrentTrial.open(files, atOnce, progress)) {
            List<Spoken> spoken = trial.each("speaking in windows", sentences, new WindowTrial(statistics)::speak);
            Optional<String> objection = spoken.stream()
                    .flatMap(sentence -> sentence.objections().stream())
                    .findFirst();
            return new WindowVerdict(
                    spoken.stream().mapToDouble(Spoken::distance).max().orElse(0), objection);
        }
    }

    private Spoken speak(PartsModel parts, VoicedSentence said) {
        TuningSentence sentence = said.sentence();
        OpenedSentence opened = parts.begin(sentence.tokens(), sentence.style(), 1);
        LayerStatistics expected = statistics
                .expected(Map.of(said.voice(), 1.0), Silence.share(sentence.tokens(), opened.durations()))
                .orElseThrow();
        float[] atOnce = opened.window(0, opened.frames(), expected);
        return new Spoken(
                said.voice(), LogSpectrum.distance(opened.whole().samples(), atOnce), joint(opened, atOnce, expected));
    }

    private static double joint(OpenedSentence opened, float[] atOnce, LayerStatistics statistics) {
        double largest = 0;
        for (int from = 0; from < opened.frames(); from += WINDOW) {
            float[] window = opened.window(from, Math.min(from + WINDOW, opened.frames()), statistics);
            for (int i = 0; i < window.length; i++) {
                largest = Math.max(largest, Math.abs(window[i] - atOnce[from * OpenedSentence.FRAME + i]));
            }
        }
        return largest;
    }
}
