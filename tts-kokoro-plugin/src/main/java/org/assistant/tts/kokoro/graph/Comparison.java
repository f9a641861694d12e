package org.assistant.tts.kokoro.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.onnx.graph.Saturation;

/** Compares what a tuned graph makes of some sentences with what the untuned and the published graph make of them. */
final class Comparison {

    /** Farthest that one sentence may be; the published graph's farthest is 0.34, another voice is 0.6 to 0.8 away. */
    private static final double FARTHEST = 0.4;

    /** The loudest transients are cut by some percent, which is the price of fine steps; speech that is clipped loses more. */
    private static final double LOWEST_PEAK = 0.6;

    private static final double HIGHEST_PEAK = 1.25;

    /** Decibels that the level may differ by; one is not heard. */
    private static final double MOST_LEVEL = 1;

    /** Of the values of one layer that are cut. Fine steps cost 1.6 % in the worst layer; a range that is too small costs far more. */
    private static final double MOST_SATURATED = 0.05;

    private final List<Double> distances = new ArrayList<>();
    private final List<Double> publishedDistances = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();

    /** Compares one sentence. */
    void add(TrialSpeech untuned, TrialSpeech published, TrialSpeech tuned) {
        if (!tuned.isFinite()) {
            objections.add("a sample is no number");
        } else if (!Arrays.equals(untuned.durations(), tuned.durations())
                || untuned.samples().length != tuned.samples().length) {
            objections.add("durations differ");
        } else {
            compare(untuned, published, tuned);
        }
    }

    private void compare(TrialSpeech untuned, TrialSpeech published, TrialSpeech tuned) {
        double distance = LogSpectrum.distance(untuned.samples(), tuned.samples());
        distances.add(distance);
        if (published.samples().length == untuned.samples().length) {
            publishedDistances.add(LogSpectrum.distance(untuned.samples(), published.samples()));
        }
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

    /** Looks at what the tuned graph cut in each layer. */
    void add(Saturation saturation) {
        saturation
                .largest()
                .filter(layer -> layer.getValue() > MOST_SATURATED)
                .ifPresent(layer ->
                        object("%.1f %% of the values of " + layer.getKey() + " are cut", 100 * layer.getValue()));
    }

    private void object(String objection, double value) {
        objections.add(String.format(Locale.ROOT, objection, value));
    }

    double distance() {
        return mean(distances);
    }

    double publishedDistance() {
        return mean(publishedDistances);
    }

    /** What speaks against the tuned graph. */
    Optional<String> objection() {
        if (!objections.isEmpty()) {
            return Optional.of(objections.get(0));
        }
        // Not "greater": it holds for no number, too.
        return distance() <= publishedDistance()
                ? Optional.empty()
                : Optional.of("it is farther from float32 than the published graph");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
