package org.assistant.tts.kokoro;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.graph.GraphTuner;
import org.assistant.tts.kokoro.graph.KnownModel;
import org.assistant.tts.kokoro.graph.Processor;
import org.assistant.tts.kokoro.graph.TunedGraph;
import org.assistant.tts.kokoro.graph.TuningMaterial;
import org.assistant.tts.kokoro.graph.TuningVerdict;
import org.assistant.tts.kokoro.network.DurationsOutput;
import org.assistant.tts.kokoro.network.KokoroGraphPreparation;
import org.assistant.tts.kokoro.network.TuningSentences;
import org.assistant.tts.kokoro.phonemes.chinese.ChineseModelPackage;
import org.assistant.tts.kokoro.phonemes.english.lexicon.EnglishModelPackage;
import org.assistant.tts.kokoro.phonemes.japanese.JapaneseModelPackage;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.manifest.Sha256;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;

/** The 8-bit Kokoro-82M v1.0, its voices, and its graph prepared for ONNX Runtime on the JVM. */
public final class KokoroModelPackage implements ModelPackage {

    /** The name of the model in the store. */
    static final String NAME = "kokoro";

    /** The published graph. */
    static final String ORIGINAL = "kokoro-v1.0.int8.onnx";

    /** The graph that the engine loads if there is no tuned one. */
    static final String PREPARED = "kokoro-v1.0.float-conv.onnx";

    private static final String TUNED = "kokoro-v1.0.tuned";

    private static final System.Logger LOGGER = System.getLogger(KokoroModelPackage.class.getName());

    private static final ModelManifest MANIFEST = ModelManifest.of(KokoroModelPackage.class, "kokoro.manifest");

    @Override
    public ModelManifest manifest() {
        return MANIFEST;
    }

    @Override
    public List<ModelPackage> companions() {
        return List.of(new EnglishModelPackage(), new JapaneseModelPackage(), new ChineseModelPackage());
    }

    @Override
    public List<String> preparedFiles() {
        return KokoroGraphPreparation.files(PREPARED);
    }

    @Override
    public void prepare(Path directory, Progress progress) {
        KokoroGraphPreparation.prepare(directory.resolve(ORIGINAL), directory.resolve(PREPARED), progress);
    }

    /** The graph tuned for this machine, whether or not it exists yet. */
    static TunedGraph tuned(Path directory) {
        return new TunedGraph(directory, TUNED, original().sha256(), Processor.here());
    }

    private static ModelFile original() {
        return MANIFEST.files().stream()
                .filter(file -> file.path().equals(ORIGINAL))
                .findFirst()
                .orElseThrow();
    }

    /** Identifies the files, the sentences and the tuner that {@link KnownModel} depends on. */
    static String origin() {
        String files = MANIFEST.files().stream()
                .map(file -> file.path() + " " + file.sha256())
                .collect(Collectors.joining("\n"));
        byte[] text = String.join("\n", TunedGraph.version(), files, TuningSentences.learntFrom())
                .getBytes(StandardCharsets.UTF_8);
        Sha256 hash = new Sha256();
        hash.add(text, text.length);
        return hash.hex();
    }

    @Override
    public boolean untuned(Path directory) {
        return !tuned(directory).isDecided();
    }

    /** The material to tune the model in {@code directory}. */
    static TuningMaterial material(Path directory, Optional<KnownModel> known) {
        Path original = directory.resolve(ORIGINAL);
        Path voices = directory.resolve("voices");
        return new TuningMaterial(
                original,
                directory.resolve(PREPARED),
                () -> KokoroGraphPreparation.untuned(original),
                DurationsOutput.NAME,
                TuningSentences.heard(voices),
                TuningSentences.unheard(voices),
                TuningSentences.learnt(voices),
                TuningSentences.windowed(voices),
                known,
                KokoroConfig.defaults().threadsPerRun());
    }

    @Override
    public void tune(Path directory, Progress progress) {
        TuningMaterial material = material(directory, KnownModel.shipped(origin()));
        try {
            TuningVerdict verdict = tuned(directory).make(new GraphTuner(material, Processor.here(), progress)::tune);
            LOGGER.log(
                    verdict.objection().isPresent() ? Level.WARNING : Level.INFO,
                    "Kokoro tuned for this machine: {0}",
                    verdict);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    "the graph can't be tuned in " + directory + ": " + e.getMessage() + "; it takes 500 MB there", e);
        }
    }
}
