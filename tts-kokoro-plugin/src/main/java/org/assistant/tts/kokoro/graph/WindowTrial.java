package org.assistant.tts.kokoro.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assistant.tts.kokoro.graph.parts.LayerStatistics;
import org.assistant.tts.kokoro.graph.parts.OpenedSentence;
import org.assistant.tts.kokoro.graph.parts.PartsModel;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.TTSException;

/** Learns the statistics of all voices, and judges whether sentences spoken in windows with them are good enough. */
final class WindowTrial {

    /** The largest log-spectrum distance of one sentence to the whole sentence; another voice is 0.6 to 0.8 away. */
    private static final double FARTHEST = 0.35;

    /** The largest difference of a window to the whole with the same statistics, relative to full scale: 66 dB below. */
    private static final double LARGEST_JOINT = 0.0005;

    /** The frames of a window. */
    private static final int WINDOW = 32;

    private final PartsModel parts;
    private final Progress progress;

    private WindowTrial(PartsModel parts, Progress progress) {
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * Learns the statistics and runs the trial.
     *
     * @param files the graph and its parts exist; the statistics are written
     */
    static WindowVerdict run(TunedFiles files, TuningMaterial material, Progress progress) throws IOException {
        // Concurrent runs on one thread each are faster together than consecutive runs on all threads.
        try (PartsModel parts = PartsModel.open(files, new ExecutionTarget.Cpu(1))) {
            WindowTrial trial = new WindowTrial(parts, progress);
            VoiceStatistics learnt = trial.learn(material.learnt(), material.threads());
            learnt.write(files.statistics());
            return trial.judge(learnt, material.windowed());
        }
    }

    private VoiceStatistics learn(List<VoicedSentence> sentences, int atOnce) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Consumer<StatisticsLearner>>> heard = sentences.stream()
                    .map(sentence -> threads.submit(() -> hear(sentence)))
                    .toList();
            StatisticsLearner learner = new StatisticsLearner();
            for (int i = 0; i < heard.size(); i++) {
                progress.at("learning the statistics of the voices", i, sentences.size());
                heard.get(i).get().accept(learner);
            }
            progress.at("learning the statistics of the voices", 1, 1);
            return learner.learnt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TTSException failure) {
                throw failure;
            }
            throw new TTSException.SynthesisFailed("a voice can't be measured: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Consumer<StatisticsLearner> hear(VoicedSentence said) {
        TuningSentence sentence = said.sentence();
        OpenedSentence opened = parts.begin(sentence.tokens(), sentence.style(), 1);
        double silence = Silence.share(sentence.tokens(), opened.durations());
        LayerStatistics statistics = opened.whole().statistics();
        return learner -> learner.take(said.voice(), opened.frames(), silence, statistics);
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

    /** The largest difference between windows and the same places of {@code whole}. */
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
