package org.assistant.tts.xtts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any checkpoint, compared with the output of the reference implementation for it:
 * {@code mvn -Pparity verify -Dxtts.reference=DIR}, where DIR contains a checkpoint and the arrays of the reference.
 */
@Tag(Parity.TAG)
final class ParityIT {

    @TempDir
    private Path folder;

    @Test
    void everyStage_isThatOfTheReference() throws IOException {
        ParityStages.check(Path.of(System.getProperty(Parity.PROPERTY)), folder, List.of("fp32", "int8", "int4"));
    }
}
