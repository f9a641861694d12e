package org.assistant.tts.kokoro.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.onnx.graph.Saturation;

/** Compares the speech of a tuned graph on some sentences with that of the untuned graph. */
final class Comparison {

    /** The largest distance of one sentence; the published graph's largest is 0.34, another voice is 0.6 to 0.8 away. */
    private static final double FARTHEST = 0.4;

    /** The loudest transients lose some percent, the price of fine steps; clipped speech loses more. */
    private static final double LOWEST_PEAK = 0.6;

    private static final double HIGHEST_PEAK = 1.25;

    /** The largest difference of the level, in decibels; one decibel is not audible. */
    private static final double MOST_LEVEL = 1;

    /** The largest share of clipped values in one layer. Fine steps cost 1.6 % in the worst layer, too small a range more. */
    private static final double MOST_SATURATED = 0.05;

    private final double publishedDistance;
    private final List<Double> distances = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();

    /** @param publishedDistance the distance of the published graph on these sentences; not a number if it has none */
    Comparison(double publishedDistance) {
        this.publishedDistance = publishedDistance;
    }

    /**
     * The mean log-spectrum distance of the published graph to the untuned one; not a number if no sentence has the same length.
     *
     * @param published the sentences of {@code untuned}, in the same order
     */
    static double publishedDistance(List<TrialSpeech> untuned, List<TrialSpeech> published) {
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < untuned.size(); i++) {
            float[] samples = published.get(i).samples();
            if (samples.length == untuned.get(i).samples().length) {
                distances.add(LogSpectrum.distance(untuned.get(i).samples(), samples));
            }
        }
        return mean(distances);
    }

    /** Compares one sentence. */
    void add(TrialSpeech untuned, TrialSpeech tuned) {
        if (!tuned.isFinite()) {
            objections.add("a sample is not a number");
        } else if (!Arrays.equals(untuned.durations(), tuned.durations())
                || untuned.samples().length != tuned.samples().length) {
            objections.add("durations differ");
        } else {
            compare(untuned, tuned);
        }
    }

    private void compare(TrialSpeech untuned, TrialSpeech tuned) {
        double distance = LogSpectrum.distance(untuned.samples(), tuned.samples());
        distances.add(distance);
        if (distance > FARTHEST) {
            object("spectra of one sentence are %.2f apart", distance);
        }
        double peak = tuned.peak() / untuned.peak();
        if (!(peak > LOWEST_PEAK && peak < HIGHEST_PEAK)) {
            object("the loudest sample is %.2f times what it was", peak);
        }
        double level = tuned.level() - untuned.level();
        if (Math.abs(level) > MOST_LEVEL) {
            object("the level changed by %.1f dB", level);
        }
    }

    /** Checks how many values the tuned graph clipped in each layer. */
    void add(Saturation saturation) {
        saturation
                .largest()
                .filter(layer -> layer.getValue() > MOST_SATURATED)
                .ifPresent(layer ->
                        object("%.1f %% of the values of " + layer.getKey() + " are clipped", 100 * layer.getValue()));
    }

    private void object(String objection, double value) {
        objections.add(String.format(Locale.ROOT, objection, value));
    }

    double distance() {
        return mean(distances);
    }

    /** The reason against the tuned graph, if there is one. */
    Optional<String> objection() {
        if (!objections.isEmpty()) {
            return Optional.of(objections.get(0));
        }
        // Not "greater": NaN must fail, too.
        return distance() <= publishedDistance
                ? Optional.empty()
                : Optional.of("it is farther from float32 than the published graph");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
