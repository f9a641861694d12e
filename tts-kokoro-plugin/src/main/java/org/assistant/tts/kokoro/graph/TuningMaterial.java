package org.assistant.tts.kokoro.graph;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.assistant.tts.onnx.graph.OnnxGraph;

/**
 * The input of the tuning.
 *
 * @param published the published 8-bit graph: the tuned graph must be closer to float32 than this
 * @param untuned the graph on disk with float32 convolutions: the tuned graph must be faster than this
 * @param graph reads that graph for changing, anew at each call
 * @param durations name of that graph's output with the token durations
 * @param heard sentences for calibration of the ranges
 * @param unheard other sentences, by other voices, for the comparison
 * @param learnt sentences of every voice that may be spoken in windows
 * @param windowed other sentences of some of these voices, to test windows
 * @param known what the sentences {@code heard} and {@code learnt} and the published graph would show; empty if they have to be
 *     spoken
 * @param threads of one run
 */
public record TuningMaterial(
        Path published,
        Path untuned,
        Supplier<OnnxGraph> graph,
        String durations,
        List<TuningSentence> heard,
        List<TuningSentence> unheard,
        List<VoicedSentence> learnt,
        List<VoicedSentence> windowed,
        Optional<KnownModel> known,
        int threads) {

    public TuningMaterial {
        heard = List.copyOf(heard);
        unheard = List.copyOf(unheard);
        learnt = List.copyOf(learnt);
        windowed = List.copyOf(windowed);
        if (heard.isEmpty() || unheard.isEmpty()) {
            throw new IllegalArgumentException("there must be sentences to tune and to check with");
        }
    }
}
