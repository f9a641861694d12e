package org.assistant.tts.xtts.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsLayout;

/** The graphs that engines of some precisions load. */
final class GraphSteps {

    private static final List<String> NETWORK = List.of("gpt.gpt.", "gpt.final_norm.", "gpt.mel_head.");

    /** What the loop feeds itself with. */
    private static final List<String> EMBEDDINGS = List.of("gpt.mel_embedding.", "gpt.mel_pos_embedding.");

    private static final List<String> VOCODER = List.of("hifigan_decoder.waveform_decoder.");

    private GraphSteps() {}

    /** One step a graph; the encoders first, so that a checkpoint of another kind fails soon. */
    static List<ConversionStep> of(List<Precision> precisions) {
        List<ConversionStep> steps = new ArrayList<>();
        steps.add(new ConversionStep(
                XttsLayout::speaker, List.of("hifigan_decoder.speaker_encoder."), Precision.FP32, SpeakerGraph::build));
        steps.add(new ConversionStep(
                XttsLayout::conditioning,
                List.of("gpt.conditioning_encoder.", "gpt.conditioning_perceiver."),
                Precision.FP32,
                ConditioningGraph::build));
        precisions.stream()
                .map(Precision::vocoder)
                .distinct()
                .forEach(precision -> steps.add(new ConversionStep(
                        layout -> layout.vocoder(precision),
                        VOCODER,
                        precision,
                        (weights, dimensions) -> VocoderGraph.build(weights, dimensions, precision))));
        for (Precision precision : precisions) {
            steps.add(precision.onCards() ? loop(precision) : step(precision));
        }
        return steps;
    }

    /** The autoregressive network, a step a run. */
    static ConversionStep step(Precision precision) {
        return new ConversionStep(
                layout -> layout.gpt(precision),
                NETWORK,
                precision,
                (weights, dimensions) -> GptGraph.build(weights, dimensions, precision));
    }

    /** The autoregressive network with the sampling inside. */
    static ConversionStep loop(Precision precision) {
        return new ConversionStep(
                layout -> layout.gptLoop(precision),
                Stream.concat(NETWORK.stream(), EMBEDDINGS.stream()).toList(),
                precision,
                (weights, dimensions) -> GptLoopGraph.build(weights, dimensions, precision));
    }
}
