package org.assistant.tts.kokoro.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.kokoro.graph.rewriting.Recipe;
import org.assistant.tts.kokoro.graph.rewriting.Statistic;
import org.assistant.tts.kokoro.graph.rewriting.TunedParts;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.graph.Calibration;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.Saturation;

/**
 * Tunes Kokoro's graph for one kind of processor and judges the result: lets the untuned graph speak some sentences to observe
 * the ranges of its values, rewrites it by the {@link Recipe}, and compares sound and speed on other sentences.
 */
public final class GraphTuner {

    /** How often both graphs speak in turn to be timed; the fastest counts, since other work only ever slows a run. */
    private static final int ROUNDS = 4;

    /** A smaller speedup is not worth another graph. */
    private static final double LEAST_SPEEDUP = 1.1;

    private final TuningMaterial material;
    private final Processor processor;
    private final Progress progress;

    /** @param progress receives each step */
    public GraphTuner(TuningMaterial material, Processor processor, Progress progress) {
        this.material = material;
        this.processor = processor;
        this.progress = progress;
    }

    /**
     * Tunes the graph.
     *
     * @param workshop folder for intermediate files
     * @param result written, except for the statistics of a rejected graph
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if the graph is not Kokoro's, or does not load
     * @throws org.assistant.tts.spi.TTSException.Cancelled if the thread was interrupted
     */
    public TuningVerdict tune(Path workshop, TunedFiles result) throws IOException {
        Path observed = workshop.resolve("saturated.onnx");
        rewrite(calibrate(workshop), result, observed);
        TuningVerdict verdict = judge(result.graph(), saturation(observed));
        return verdict.objection().isPresent() ? verdict : verdict.with(WindowTrial.run(result, material, progress));
    }

    /** @param observed written: the same graph, with outputs that show how many of its values are clipped */
    private void rewrite(Calibration calibration, TunedFiles result, Path observed) throws IOException {
        progress.at("rewriting the network in eight bits", 0, 1);
        OnnxGraph graph = material.graph().get();
        List<Statistic> statistics = new Recipe(graph).apply(calibration, processor.largestWeight());
        TunedParts parts = new TunedParts(graph, statistics, material.durations());
        Map<Path, OnnxGraph> graphs = new LinkedHashMap<>();
        graphs.put(result.graph(), graph);
        graphs.put(result.opening(), parts.opening());
        graphs.put(result.closing(), parts.closing());
        graphs.put(result.window(), parts.window());
        OnnxGraph.write(graphs, result.weights());
        Saturation.observe(graph);
        graph.write(observed, observed.resolveSibling("saturated.weights"));
        progress.at("rewriting the network in eight bits", 1, 1);
    }

    private Calibration calibrate(Path workshop) throws IOException {
        OnnxGraph graph = material.graph().get();
        Path observed = workshop.resolve("observed.onnx");
        Calibration.observe(graph, new Recipe(graph).observed());
        graph.write(observed, workshop.resolve("observed.weights"));
        Calibration calibration = new Calibration();
        try (TrialModel model = open(observed)) {
            for (int i = 0; i < material.heard().size(); i++) {
                progress.at(
                        "observing the values of the network",
                        i,
                        material.heard().size());
                calibration.take(model.outputs(material.heard().get(i)));
            }
        }
        progress.at("observing the values of the network", 1, 1);
        return calibration;
    }

    /** Measured on sentences that were not used for calibration: they may be louder. */
    private Saturation saturation(Path observed) {
        Saturation saturation = new Saturation();
        try (TrialModel model = open(observed)) {
            for (int i = 0; i < material.unheard().size(); i++) {
                progress.at("looking for clipped values", i, material.unheard().size());
                saturation.take(model.outputs(material.unheard().get(i)));
            }
        }
        progress.at("looking for clipped values", 1, 1);
        return saturation;
    }

    private TuningVerdict judge(Path result, Saturation saturation) {
        List<TrialSpeech> published = speak(material.published(), "speaking as published");
        List<TrialSpeech> untuned = speak(material.untuned(), "speaking untuned");
        List<TrialSpeech> tuned = speak(result, "speaking tuned");
        Comparison comparison = new Comparison();
        for (int i = 0; i < published.size(); i++) {
            comparison.add(untuned.get(i), published.get(i), tuned.get(i));
        }
        comparison.add(saturation);
        double speedup = speedup(result);
        Optional<String> slow =
                speedup < LEAST_SPEEDUP ? Optional.of("it is not faster on this processor") : Optional.empty();
        return new TuningVerdict(
                comparison.distance(),
                comparison.publishedDistance(),
                speedup,
                comparison.objection().or(() -> slow));
    }

    private List<TrialSpeech> speak(Path graph, String step) {
        List<TrialSpeech> spoken = new ArrayList<>();
        try (TrialModel model = open(graph)) {
            for (int i = 0; i < material.unheard().size(); i++) {
                progress.at(step, i, material.unheard().size());
                spoken.add(model.speak(material.unheard().get(i)));
            }
        }
        progress.at(step, 1, 1);
        return spoken;
    }

    private double speedup(Path result) {
        long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
        try (TrialModel untuned = open(material.untuned());
                TrialModel tuned = open(result)) {
            for (int round = 0; round < ROUNDS; round++) {
                progress.at("timing", round, ROUNDS);
                least[0] = Math.min(least[0], nanos(untuned));
                least[1] = Math.min(least[1], nanos(tuned));
            }
        }
        progress.at("timing", 1, 1);
        return (double) least[0] / least[1];
    }

    private long nanos(TrialModel model) {
        TuningSentence sentence = material.unheard().get(0);
        long start = System.nanoTime();
        model.speak(sentence);
        return System.nanoTime() - start;
    }

    private TrialModel open(Path graph) {
        return TrialModel.open(graph, material.threads(), material.durations());
    }
}
