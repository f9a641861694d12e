package org.assistant.tts.kokoro;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.kokoro.phonemes.english.EnglishModelPackage;
import org.assistant.tts.models.ModelManifest;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.Progress;

/** The 8-bit Kokoro-82M v1.0, its voices, and its graph prepared for the ONNX Runtime that Java has. */
public final class KokoroModelPackage implements ModelPackage {

    /** The graph as it is published. */
    static final String ORIGINAL = "kokoro-v1.0.int8.onnx";

    /** The graph that the engine loads. */
    static final String PREPARED = "kokoro-v1.0.float-conv.onnx";

    private static final ModelManifest MANIFEST = ModelManifest.of(KokoroModelPackage.class, "kokoro.manifest");

    @Override
    public ModelManifest manifest() {
        return MANIFEST;
    }

    @Override
    public List<ModelPackage> companions() {
        return List.of(new EnglishModelPackage());
    }

    @Override
    public List<String> preparedFiles() {
        return KokoroGraphPreparation.files(PREPARED);
    }

    @Override
    public void prepare(Path directory, Progress progress) {
        KokoroGraphPreparation.prepare(directory.resolve(ORIGINAL), directory.resolve(PREPARED), progress);
    }
}
