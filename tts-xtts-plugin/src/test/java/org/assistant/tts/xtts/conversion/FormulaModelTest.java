package org.assistant.tts.xtts.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.assistant.tts.models.manifest.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormulaModelTest {

    /** Sha256 of the recording that {@code formula_reference.py} wrote for the reference. */
    private static final String CLIP = "885e101536bfae3ef0f9c09bc531806b440f5fbb8d276cb79cce769878fcf74f";

    @TempDir
    private Path folder;

    @Test
    void clip_isWhatTheReferenceHeard() throws IOException {
        FormulaModel.write(folder);
        assertThat(Sha256.of(folder.resolve("ref.wav"), "", (step, done, total) -> {}))
                .isEqualTo(CLIP);
    }
}
