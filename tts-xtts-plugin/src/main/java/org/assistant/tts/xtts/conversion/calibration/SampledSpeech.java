package org.assistant.tts.xtts.conversion.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointVocabulary;
import org.assistant.tts.xtts.conversion.graph.GraphMaterial;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * Speech from the checkpoint itself, which calibrates its vocoder: a few sentences in several voices, with codes sampled from the
 * converted autoregressive network. The same for the same checkpoint on the same machine.
 */
public final class SampledSpeech implements CalibrationSpeeches.Source {

    /** Latents of each text; 1.4 seconds of speech in the published model. */
    private static final int LATENTS = 30;

    private static final long SEED = 1;

    private final Precision precision;

    /** @param precisions of the networks made in the same conversion, one of them INT8 or INT4 */
    public SampledSpeech(List<Precision> precisions) {
        // The vocoder in eight bits will get latents from networks of few bits.
        this.precision = precisions.contains(Precision.INT4) && !precisions.contains(Precision.INT8)
                ? Precision.INT4
                : Precision.INT8;
    }

    @Override
    public CalibrationSpeeches of(GraphMaterial material) throws IOException {
        XttsDimensions dimensions = material.dimensions();
        XttsLayout workshop = material.workshop();
        CalibrationTexts texts =
                new CalibrationTexts(CheckpointVocabulary.read(workshop.convertedVocabulary()), dimensions);
        List<SpeakerFile> voices = voices(material, texts.count());
        int count = Math.min(LATENTS, dimensions.mostCodes());
        List<CalibrationSpeech> speeches = new ArrayList<>();
        try (SpeakingModel model = SpeakingModel.open(workshop.gpt(precision), material.weights(), dimensions)) {
            for (int i = 0; i < texts.count(); i++) {
                material.at("speaking", i, texts.count());
                SpeakerFile voice = voices.get(i);
                CodeDraw draw = new CodeDraw(dimensions, new Random(SEED + i));
                speeches.add(new CalibrationSpeech(model.latents(voice, texts.ids(i), count, draw), voice.embedding()));
            }
        }
        int heard = texts.count() - texts.count() / 4;
        return new CalibrationSpeeches(speeches.subList(0, heard), speeches.subList(heard, speeches.size()));
    }

    /** Returns built-in speakers from across the whole list, or synthetic ones if there are none. */
    private static List<SpeakerFile> voices(GraphMaterial material, int count) throws IOException {
        List<Path> files = speakers(material.workshop().builtInSpeakers());
        List<SpeakerFile> voices = new ArrayList<>();
        if (files.isEmpty()) {
            material.progress()
                    .note("there are no built-in speakers: the eight-bit vocoder is calibrated with synthetic voices");
            try (MadeUpVoicesModel model = MadeUpVoicesModel.open(material.workshop(), material.dimensions())) {
                for (int i = 0; i < count; i++) {
                    voices.add(model.voice(i));
                }
            }
        } else {
            for (int i = 0; i < count; i++) {
                voices.add(SpeakerFile.read(files.get(i * files.size() / count)));
            }
        }
        return voices;
    }

    private static List<Path> speakers(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
