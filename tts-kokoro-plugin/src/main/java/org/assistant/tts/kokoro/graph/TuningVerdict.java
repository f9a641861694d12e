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
 */
public record TuningVerdict(double distance, double publishedDistance, double speedup, Optional<String> objection) {

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
                "%.2f times as fast, spectra %.3f from float32 where the published graph is %.3f%s",
                speedup,
                distance,
                publishedDistance,
                objection.map(reason -> "; not used: " + reason).orElse(""));
    }
}
