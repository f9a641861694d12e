package org.assistant.tts.kokoro.graph;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether a tuned graph may take the place of the untuned one.
 *
 * @param distance mean log-spectrum distance to the untuned graph, over sentences that it was not tuned with
 * @param publishedDistance the same of the published graph
 * @param speedup how many times as fast as the untuned graph
 * @param objection what speaks against it, for people; nothing if it may
 * @param windows whether sentences may be made in windows with it; nothing if that was not tried
 */
public record TuningVerdict(
        double distance,
        double publishedDistance,
        double speedup,
        Optional<String> objection,
        Optional<WindowVerdict> windows) {

    /** One where windows were not tried. */
    TuningVerdict(double distance, double publishedDistance, double speedup, Optional<String> objection) {
        this(distance, publishedDistance, speedup, objection, Optional.empty());
    }

    /** The same after windows were tried. */
    TuningVerdict with(WindowVerdict tried) {
        return new TuningVerdict(distance, publishedDistance, speedup, objection, Optional.of(tried));
    }

    /** Whether sentences may be made in windows. */
    boolean hasWindows() {
        return objection.isEmpty()
                && windows.filter(verdict -> verdict.objection().isEmpty()).isPresent();
    }

    /** That of a graph that could not be made. */
    static TuningVerdict failed(String reason) {
        return new TuningVerdict(Double.NaN, Double.NaN, Double.NaN, Optional.of(reason));
    }

    /** In one line. */
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
