package org.assistant.tts.xtts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A checkpoint that PyTorch wrote, of the published architecture in a small width. */
@EnabledIfSystemProperty(named = "xtts.reference", matches = ".+")
final class CheckpointReferenceTest {

    private static Path folder() {
        return Path.of(System.getProperty("xtts.reference"));
    }

    @Test
    void allTensors_areRead() {
        try (TorchFile file = TorchFile.open(folder().resolve("model.pth"))) {
            CheckpointWeights weights = CheckpointWeights.of(file);
            assertThat(weights.names())
                    .hasSize(627 - 2 - 37 - 76); // text head, counters, one of each two of weight norm
            for (String name : weights.names()) {
                int size = weights.shape(name).stream().reduce(1, Math::multiplyExact);
                assertThat(weights.floats(name)).as(name).hasSize(size);
            }
            assertThat(weights.shape("hifigan_decoder.waveform_decoder.ups.0.weight"))
                    .isEqualTo(List.of(512, 256, 16));
        }
    }
}
