package org.assistant.tts.kokoro.graph;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether a tuned graph may replace the untuned one.
 *
 * @param distance mean log-spectrum distance to the untuned graph, over sentences that were not used for tuning
 * @param publishedDistance the same for the published graph
 * @param speedup relative to the untuned graph
 * @param objection the reason against it, for people; empty if there is none
 * @param windows whether it may speak sentences in windows; empty if that was not tried
 */
public record TuningVerdict(
        double distance,
        double publishedDistance,
        double speedup,
        Optional<String> objection,
        Optional<WindowVerdict> windows) {

    /** A verdict without a trial of windows. */
    TuningVerdict(double distance, double publishedDistance, double speedup, Optional<String> objection) {
        this(distance, publishedDistance, speedup, objection, Optional.empty());
    }

    /** The same with the result of a trial of windows. */
    TuningVerdict with(WindowVerdict tried) {
        return new TuningVerdict(distance, publishedDistance, speedup, objection, Optional.of(tried));
    }

    /** Whether sentences may be spoken in windows. */
    boolean hasWindows() {
        return objection.isEmpty()
                && windows.filter(verdict -> verdict.objection().isEmpty()).isPresent();
    }

    /** The verdict on a graph that could not be made. */
    static TuningVerdict failed(String reason) {
        return new TuningVerdict(Double.NaN, Double.NaN, Double.NaN, Optional.of(reason));
    }

    /** On one line. */
    @Override
    public String toString() {
        if (Double.isNaN(speedup)) {
            return "it could not be made"
                    + objection.map(reason -> ": " + reason).orElse("");
        }
        return String.format(
                Locale.ROOT,
                "%.2f times as fast, spectra %.3f from float32 where the published graph is %.3f%s%s",
                speedup,
                distance,
                publishedDistance,
                windows.map(tried -> "; " + tried).orElse(""),
                objection.map(reason -> "; not used: " + reason).orElse(""));
    }
}
