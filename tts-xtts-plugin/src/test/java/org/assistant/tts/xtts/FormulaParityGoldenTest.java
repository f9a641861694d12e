package org.assistant.tts.xtts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.xtts.conversion.FormulaModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint from a formula, compared with the output of the reference implementation for the same formula. */
final class FormulaParityGoldenTest {

    @TempDir
    private Path folder;

    @Test
    void everyStage_isThatOfTheReference() throws IOException {
        FormulaModel.write(folder.resolve("checkpoint"));
        ParityStages.check(folder.resolve("checkpoint"), folder.resolve("converted"), List.of("fp32", "int8", "int4"));
    }
}
