package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.assistant.tts.kokoro.graph.GraphTuner;
import org.assistant.tts.kokoro.graph.KnownModel;
import org.assistant.tts.kokoro.graph.Processor;
import org.assistant.tts.models.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that the {@link KnownModel} in the jar is that of the manifest's files, the sentences and the tuner. {@code
 * -Dkokoro.learn} learns it anew, in some minutes, from the model in the store that {@code -Dtts.models.dir} names.
 */
final class ShippedModelTest {

    private static final String LEARN = "kokoro.learn";

    private static final Path RESOURCE =
            Path.of("src/main/resources/org/assistant/tts/kokoro/graph", KnownModel.RESOURCE);

    @TempDir
    private Path workshop;

    @Test
    @DisabledIfSystemProperty(named = LEARN, matches = ".*")
    void knownModel_isThatOfTheseFilesSentencesAndTuner() {
        assertThat(KnownModel.shipped(KokoroModelPackage.origin()))
                .as("learn it anew with: mvn test -pl tts-kokoro-plugin -am -D" + LEARN
                        + " -Dtest=ShippedModelTest -Dsurefire.failIfNoSpecifiedTests=false")
                .isPresent();
    }

    @Test
    @DisabledIfSystemProperty(named = LEARN, matches = ".*")
    void modelOfAnotherOrigin_isNotKnown() {
        assertThat(KnownModel.shipped("another")).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = LEARN, matches = ".*")
    void learn() throws IOException {
        GraphTuner tuner = new GraphTuner(
                KokoroModelPackage.material(KokoroFiles.folder(), Optional.empty()), Processor.here(), Progress.SILENT);
        tuner.learn(workshop).write(RESOURCE, KokoroModelPackage.origin());
        assertThat(RESOURCE).isNotEmptyFile();
    }
}
