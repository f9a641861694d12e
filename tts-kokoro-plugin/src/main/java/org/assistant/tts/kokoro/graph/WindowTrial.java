package org.assistant.tts.kokoro.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assistant.tts.models.Progress;
import org.assistant.tts.onnx.ExecutionTarget;

/** Learns the statistics of all voices, and says whether sentences made in windows with them are good enough. */
final class WindowTrial {

    /** Log-spectrum distance to the whole sentence that one sentence may have; another voice is 0.6 to 0.8 away. */
    private static final double FARTHEST = 0.35;

    /** Of a window to that part of the whole made with the same statistics, of full scale: 66 dB below it. */
    private static final double LARGEST_JOINT = 0.0005;

    /** Frames of a window. */
    private static final int WINDOW = 32;

    private final PartsModel parts;
    private final Progress progress;

    private WindowTrial(PartsModel parts, Progress progress) {
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * Learns and tries.
     *
     * @param files those of the graph and its parts are there; that of the statistics is written
     */
    static WindowVerdict run(TunedFiles files, TuningMaterial material, Progress progress) throws IOException {
        try (PartsModel parts = PartsModel.open(files, new ExecutionTarget.Cpu(material.threads()))) {
            WindowTrial trial = new WindowTrial(parts, progress);
            VoiceStatistics learnt = trial.learn(material.learnt());
            learnt.write(files.statistics());
            return trial.judge(learnt, material.windowed());
        }
    }

    private VoiceStatistics learn(List<VoicedSentence> sentences) {
        StatisticsLearner learner = new StatisticsLearner();
        for (int i = 0; i < sentences.size(); i++) {
            progress.at("listening to the voices", i, sentences.size());
            TuningSentence sentence = sentences.get(i).sentence();
            OpenedSentence opened = parts.begin(sentence.tokens(), sentence.style(), 1);
            learner.take(
                    sentences.get(i).voice(),
                    opened.frames(),
                    Silence.share(sentence.tokens(), opened.durations()),
                    opened.whole().statistics());
        }
        progress.at("listening to the voices", 1, 1);
        return learner.learnt();
    }

    private WindowVerdict judge(VoiceStatistics learnt, List<VoicedSentence> sentences) {
        double farthest = 0;
        List<String> objections = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            progress.at("speaking in windows", i, sentences.size());
            TuningSentence sentence = sentences.get(i).sentence();
            OpenedSentence opened = parts.begin(sentence.tokens(), sentence.style(), 1);
            LayerStatistics expected = learnt.expected(
                            Map.of(sentences.get(i).voice(), 1.0), Silence.share(sentence.tokens(), opened.durations()))
                    .orElseThrow();
            float[] whole = opened.window(0, opened.frames(), expected);
            double distance = LogSpectrum.distance(opened.whole().samples(), whole);
            farthest = Math.max(farthest, distance);
            if (!(distance <= FARTHEST)) {
                objections.add(String.format(
                        Locale.ROOT,
                        "a sentence of %s is %.2f from the whole",
                        sentences.get(i).voice(),
                        distance));
            }
            double joint = joint(opened, whole, expected);
            if (!(joint <= LARGEST_JOINT)) {
                objections.add(String.format(Locale.ROOT, "a window differs by %.5f from its place", joint));
            }
        }
        progress.at("speaking in windows", 1, 1);
        return new WindowVerdict(farthest, objections.stream().findFirst());
    }

    /** The largest difference between what windows are and what {@code whole} has there. */
    private static double joint(OpenedSentence opened, float[] whole, LayerStatistics statistics) {
        double largest = 0;
        for (int from = 0; from < opened.frames(); from += WINDOW) {
            float[] window = opened.window(from, Math.min(from + WINDOW, opened.frames()), statistics);
            for (int i = 0; i < window.length; i++) {
                largest = Math.max(largest, Math.abs(window[i] - whole[from * OpenedSentence.FRAME + i]));
            }
        }
        return largest;
    }
}
