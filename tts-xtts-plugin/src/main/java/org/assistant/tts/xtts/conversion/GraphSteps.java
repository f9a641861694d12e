package org.assistant.tts.xtts.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.tts.xtts.conversion.calibration.CalibrationSpeeches;
import org.assistant.tts.xtts.conversion.calibration.SampledSpeech;
import org.assistant.tts.xtts.conversion.graph.ConditioningGraph;
import org.assistant.tts.xtts.conversion.graph.GptGraph;
import org.assistant.tts.xtts.conversion.graph.GptLoopGraph;
import org.assistant.tts.xtts.conversion.graph.SpeakerGraph;
import org.assistant.tts.xtts.conversion.vocoder.VocoderGraph;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsLayout;

/** The steps that make the graphs of some precisions. */
final class GraphSteps {

    private static final List<String> NETWORK = List.of("gpt.gpt.", "gpt.final_norm.", "gpt.mel_head.");

    /** Tables that the loop reads its own codes from. */
    private static final List<String> EMBEDDINGS = List.of("gpt.mel_embedding.", "gpt.mel_pos_embedding.");

    private static final List<String> VOCODER = List.of("hifigan_decoder.waveform_decoder.");

    private GraphSteps() {}

    /**
     * Returns one step for each graph. The encoders come first, so that a checkpoint of another kind fails early; the vocoder
     * comes last, since it is calibrated with the output of the others.
     */
    static List<ConversionStep> of(List<Precision> precisions) {
        return of(precisions, new SampledSpeech(precisions));
    }

    /** @param speech calibrates a vocoder in eight bits */
    static List<ConversionStep> of(List<Precision> precisions, CalibrationSpeeches.Source speech) {
        List<ConversionStep> steps = new ArrayList<>();
        steps.add(ConversionStep.of(
                XttsLayout::speaker, List.of("hifigan_decoder.speaker_encoder."), Precision.FP32, SpeakerGraph::build));
        steps.add(ConversionStep.of(
                XttsLayout::conditioning,
                List.of("gpt.conditioning_encoder.", "gpt.conditioning_perceiver."),
                Precision.FP32,
                ConditioningGraph::build));
        for (Precision precision : precisions) {
            steps.add(precision.onCards() ? loop(precision) : step(precision));
        }
        Stream.of(Precision.FP32, Precision.FP16)
                .filter(precisions::contains)
                .forEach(precision -> steps.add(vocoder(precision)));
        if (precisions.contains(Precision.INT8) || precisions.contains(Precision.INT4)) {
            // The float32 graph is next to it for a while.
            steps.add(new ConversionStep(
                    layout -> layout.vocoder(Precision.INT8),
                    VOCODER,
                    Precision.FP32,
                    new ByteVocoder(speech),
                    Optional.of(vocoder(Precision.FP32))));
        }
        return steps;
    }

    private static ConversionStep vocoder(Precision precision) {
        return ConversionStep.of(
                layout -> layout.vocoder(precision),
                VOCODER,
                precision,
                (weights, dimensions) -> VocoderGraph.build(weights, dimensions, precision));
    }

    /** The autoregressive network, one step a run. */
    static ConversionStep step(Precision precision) {
        return ConversionStep.of(
                layout -> layout.gpt(precision),
                NETWORK,
                precision,
                (weights, dimensions) -> GptGraph.build(weights, dimensions, precision));
    }

    /** The autoregressive network with the sampling inside. */
    static ConversionStep loop(Precision precision) {
        return ConversionStep.of(
                layout -> layout.gptLoop(precision),
                Stream.concat(NETWORK.stream(), EMBEDDINGS.stream()).toList(),
                precision,
                (weights, dimensions) -> GptLoopGraph.build(weights, dimensions, precision));
    }
}
