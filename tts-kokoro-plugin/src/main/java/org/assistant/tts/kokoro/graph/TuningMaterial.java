package org.assistant.tts.kokoro.graph;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.assistant.tts.onnx.graph.OnnxGraph;

/**
 * What a graph is tuned with.
 *
 * @param published graph as its makers gave it, in eight bits: what is tuned must come nearer to float32 than this
 * @param untuned graph with convolutions in float32, on the disk: what is tuned must be quicker than this
 * @param graph reads the same graph for changing, anew at each call
 * @param durations name of that graph's output with the durations of the tokens
 * @param heard sentences that show how large the values become
 * @param unheard other sentences, of other voices, that show how well it speaks
 * @param learnt sentences of every voice that may be made in windows
 * @param windowed other sentences of some of these voices, that show how well that goes
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
