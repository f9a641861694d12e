package org.assistant.tts.xtts.conversion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.xtts.conversion.calibration.CalibrationModel;
import org.assistant.tts.xtts.conversion.calibration.CalibrationSpeech;
import org.assistant.tts.xtts.conversion.calibration.CalibrationSpeeches;
import org.assistant.tts.xtts.conversion.calibration.Nearness;
import org.assistant.tts.xtts.conversion.graph.GraphMaterial;
import org.assistant.tts.xtts.conversion.vocoder.ActivationPeaks;
import org.assistant.tts.xtts.conversion.vocoder.ByteVocoderGraph;
import org.assistant.tts.xtts.conversion.vocoder.VocoderGraph;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * Makes the vocoder in eight bits: measures the peaks of the float32 vocoder's values while it speaks, scales the eight bits
 * accordingly, and compares the output of both on other speech.
 */
final class ByteVocoder implements ConversionStep.Maker {

    private final CalibrationSpeeches.Source source;

    ByteVocoder(CalibrationSpeeches.Source source) {
        this.source = source;
    }

    @Override
    public Optional<Nearness> make(GraphMaterial material, List<String> names, Path graph) throws IOException {
        CalibrationSpeeches speeches = source.of(material);
        Path observed = material.workshop().directory().resolve("vocoder-observed.onnx");
        ActivationPeaks peaks;
        List<float[]> exact;
        try {
            VocoderGraph.buildObserved(material.weights(), material.dimensions())
                    .write(observed, XttsLayout.weights(observed));
            try (CalibrationModel model = CalibrationModel.open(observed, material.dimensions())) {
                peaks = peaks(model, speeches.heard(), material);
                exact = spoken(model, speeches.unheard(), material);
            }
        } finally {
            Files.deleteIfExists(observed);
            Files.deleteIfExists(XttsLayout.weights(observed));
        }
        ByteVocoderGraph.build(material.reporting(names), material.dimensions(), peaks)
                .write(graph, XttsLayout.weights(graph));
        try (CalibrationModel model = CalibrationModel.open(graph, material.dimensions())) {
            return Optional.of(Nearness.of(joined(exact), joined(spoken(model, speeches.unheard(), material))));
        }
    }

    private static ActivationPeaks peaks(
            CalibrationModel model, List<CalibrationSpeech> speeches, GraphMaterial material) {
        for (int i = 0; i < speeches.size(); i++) {
            material.at("calibrating", i, speeches.size());
            model.observe(speeches.get(i));
        }
        return model.peaks();
    }

    private static List<float[]> spoken(
            CalibrationModel model, List<CalibrationSpeech> speeches, GraphMaterial material) {
        List<float[]> spoken = new ArrayList<>();
        for (int i = 0; i < speeches.size(); i++) {
            material.at("checking", i, speeches.size());
            spoken.add(model.speak(speeches.get(i)));
        }
        return spoken;
    }

    private static float[] joined(List<float[]> pieces) {
        float[] all = new float[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (float[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
