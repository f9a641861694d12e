package org.assistant.tts.kokoro.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;
import org.assistant.tts.kokoro.graph.rewriting.Recipe;
import org.assistant.tts.kokoro.graph.rewriting.Statistic;
import org.assistant.tts.kokoro.graph.rewriting.TunedParts;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.graph.ByteKernel;
import org.assistant.tts.onnx.graph.Calibration;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.Saturation;

/**
 * Tunes Kokoro's graph for one kind of processor and judges the result: rewrites the untuned graph by the {@link Recipe}, and
 * compares sound and speed. If the model is not known, the untuned graph first speaks some other sentences, which show the ranges
 * of its values, and each voice speaks two with the tuned graph.
 */
public final class GraphTuner {

    /**
     * How often both graphs speak in turn to be timed; the fastest counts, since other work only ever slows a run. Twice is enough
     * if the result is clear.
     */
    private static final int MOST_ROUNDS = 4;

    private static final int LEAST_ROUNDS = 2;

    /** A smaller speedup is not worth another graph. */
    private static final double LEAST_SPEEDUP = 1.1;

    private static final double CLEAR_SPEEDUP = 1.5;

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
     * @param result files in {@code workshop}, written, except for the statistics of a rejected graph
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if the graph is not Kokoro's, or does not load
     * @throws org.assistant.tts.spi.TTSException.Cancelled if the thread was interrupted
     */
    public TuningVerdict tune(Path workshop, TunedFiles result) throws IOException {
        Optional<KnownModel> known = material.known();
        Path observed = workshop.resolve("saturated.onnx");
        Calibration ranges = known.isPresent() ? known.get().ranges() : calibrate(workshop);
        rewrite(ranges, result, Optional.of(observed), processor.largestWeight());
        // Otherwise the heap keeps some hundred megabytes of arrays while two networks are loaded, which takes as much
        // again.
        System.gc();
        TuningVerdict verdict = judge(result.graph(), observed);
        if (verdict.objection().isPresent()) {
            return verdict;
        }
        VoiceStatistics voices = known.isPresent() ? known.get().voices() : learn(result);
        voices.write(result.statistics());
        return verdict.with(WindowTrial.run(result, voices, material.windowed(), material.threads(), progress));
    }

    /**
     * Learns what {@link #tune} would learn of a model that is not known. The result is the same on every kind of processor,
     * except for the rounding of float32: the weights are small enough for all of them.
     *
     * @param workshop folder for intermediate files
     */
    public KnownModel learn(Path workshop) throws IOException {
        TunedFiles files = TunedFiles.in(workshop, "learning");
        Calibration ranges = calibrate(workshop);
        rewrite(ranges, files, Optional.empty(), ByteKernel.SEVEN_BITS);
        VoiceStatistics voices = learn(files);
        try (TrialModel untuned = open(material.untuned())) {
            return new KnownModel(ranges, publishedDistance(speak(untuned, "speaking untuned")), voices);
        }
    }

    private VoiceStatistics learn(TunedFiles files) {
        return LearningRun.run(files, material.learnt(), material.threads(), progress);
    }

    /** @param observed written, if given: the same graph, with outputs that show how many of its values are clipped */
    private void rewrite(Calibration ranges, TunedFiles result, Optional<Path> observed, int largestWeight)
            throws IOException {
        progress.at("rewriting the network in eight bits", 0, 1);
        OnnxGraph graph = material.graph().get();
        List<Statistic> statistics = new Recipe(graph).apply(ranges, largestWeight);
        TunedParts parts = new TunedParts(graph, statistics, material.durations());
        Map<Path, OnnxGraph> graphs = new LinkedHashMap<>();
        graphs.put(result.graph(), graph);
        graphs.put(result.opening(), parts.opening());
        graphs.put(result.closing(), parts.closing());
        graphs.put(result.window(), parts.window());
        observed.ifPresent(file -> {
            OnnxGraph copy = graph.copy();
            Saturation.observe(copy);
            graphs.put(file, copy);
        });
        OnnxGraph.write(graphs, result.weights());
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

    private TuningVerdict judge(Path result, Path observed) {
        List<TrialSpeech> untuned;
        List<TrialSpeech> tuned;
        double speedup;
        try (TrialModel before = open(material.untuned());
                TrialModel after = open(result)) {
            untuned = speak(before, "speaking untuned");
            tuned = speak(after, "speaking tuned");
            speedup = speedup(before, after);
        }
        double publishedDistance =
                material.known().map(KnownModel::publishedDistance).orElseGet(() -> publishedDistance(untuned));
        Comparison comparison = new Comparison(publishedDistance);
        for (int i = 0; i < untuned.size(); i++) {
            comparison.add(untuned.get(i), tuned.get(i));
        }
        comparison.add(saturation(observed));
        Optional<String> slow =
                speedup < LEAST_SPEEDUP ? Optional.of("it is not faster on this processor") : Optional.empty();
        return new TuningVerdict(
                comparison.distance(),
                publishedDistance,
                speedup,
                comparison.objection().or(() -> slow));
    }

    private double publishedDistance(List<TrialSpeech> untuned) {
        try (TrialModel published = open(material.published())) {
            return Comparison.publishedDistance(untuned, speak(published, "speaking as published"));
        }
    }

    private List<TrialSpeech> speak(TrialModel model, String step) {
        List<TrialSpeech> spoken = new ArrayList<>();
        for (int i = 0; i < material.unheard().size(); i++) {
            progress.at(step, i, material.unheard().size());
            spoken.add(model.speak(material.unheard().get(i)));
        }
        progress.at(step, 1, 1);
        return spoken;
    }

    private double speedup(TrialModel untuned, TrialModel tuned) {
        long before = Long.MAX_VALUE;
        long after = Long.MAX_VALUE;
        double speedup = 0;
        for (int round = 0; round < LEAST_ROUNDS || (round < MOST_ROUNDS && speedup < CLEAR_SPEEDUP); round++) {
            progress.at("timing", round, MOST_ROUNDS);
            before = Math.min(before, nanos(untuned));
            after = Math.min(after, nanos(tuned));
            speedup = (double) before / after;
        }
        progress.at("timing", 1, 1);
        return speedup;
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
