package org.assistant.tts.kokoro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assistant.tts.models.Progress;

/** Kokoro's real files, for the tests that need them. */
final class KokoroFiles {

    private KokoroFiles() {}

    /** The folder of the model. */
    static Path folder() {
        String root = System.getProperty("tts.models.dir");
        return (root == null ? Path.of(System.getProperty("user.home"), ".cache", "assistant-tts") : Path.of(root))
                .resolve("kokoro");
    }

    static Path original() {
        return folder().resolve("kokoro-v1.0.int8.onnx");
    }

    /** The prepared graph, made now if it is not there. */
    static Path prepared() {
        Path prepared = folder().resolve("kokoro-v1.0.float-conv.onnx");
        if (!Files.exists(prepared)) {
            KokoroGraphPreparation.prepare(original(), prepared, Progress.SILENT);
        }
        return prepared;
    }

    /** Row of the voice pack {@code voice} for a text of {@code phonemes}. */
    static float[] style(String voice, int phonemes) throws IOException {
        float[] style = new float[256];
        ByteBuffer.wrap(Files.readAllBytes(folder().resolve("voices").resolve(voice + ".bin")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get((phonemes - 1) * style.length, style);
        return style;
    }
}
