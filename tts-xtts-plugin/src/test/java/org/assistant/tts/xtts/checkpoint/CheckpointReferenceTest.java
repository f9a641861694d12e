package org.assistant.tts.xtts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.Progress;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that PyTorch wrote, of the published architecture in a small width. */
@EnabledIfSystemProperty(named = "xtts.reference", matches = ".+")
final class CheckpointReferenceTest {

    /** Sums that PyTorch 2.6 gives in double precision; those of fused weights from its own formula. */
    private static final Map<String, Double> SUMS = Map.of(
            "mel_stats", -430.37772512435913,
            "gpt.text_embedding.weight", 690.4678806119531,
            "gpt.gpt.h.1.mlp.c_proj.weight", 5.219950141878144,
            "gpt.conditioning_perceiver.latents", -0.4010542103933403,
            "hifigan_decoder.speaker_encoder.fc.weight", -3.437718575820327,
            "hifigan_decoder.waveform_decoder.ups.0.weight", 7.260284703931034,
            "hifigan_decoder.waveform_decoder.resblocks.11.convs2.2.weight", 0.12024212991143324);

    private static Path folder() {
        return Path.of(System.getProperty("xtts.reference"));
    }

    /** Fused weights are rounded to float after the multiplication, two million of them here. */
    @Test
    void sums_areThoseOfPyTorch() {
        try (TorchFile file = TorchFile.open(folder().resolve("model.pth"))) {
            CheckpointWeights weights = CheckpointWeights.of(file);
            SUMS.forEach((name, sum) -> {
                double mine = 0;
                for (float element : weights.floats(name)) {
                    mine += element;
                }
                assertThat(mine).as(name).isCloseTo(sum, within(1e-5));
            });
        }
    }

    @Test
    void wholeFolder_isConverted(@TempDir Path home) {
        XttsModelPackage model = new XttsModelPackage();
        ModelStore store = new ModelStore(home);
        store.acceptLicence(model);
        Path source = Files.exists(folder().resolve("vocab.json")) ? folder() : withVocabulary(home.resolve("source"));
        store.convert(model, source, List.of("int8", "fp16", "int4", "fp32"), Progress.SILENT);
        assertThat(store.verify(model, Progress.SILENT)).isEmpty();
        XttsLayout layout = new XttsLayout(store.directory(XttsLayout.NAME));
        for (Precision precision : Precision.values()) {
            assertThat(layout.problems(precision)).isEmpty();
        }
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        assertThat(List.of(dimensions.width(), dimensions.layers(), dimensions.heads(), dimensions.textVocabulary()))
                .containsExactly(128, 2, 2, 6681);
        assertThat(List.of(dimensions.startText(), dimensions.stopText(), dimensions.mostTextTokens()))
                .containsExactly(261, 0, 401);
        assertThat(List.of(dimensions.mostCodes(), dimensions.audioPositions(), dimensions.textPositions()))
                .containsExactly(602, 608, 404);
    }

    /** The tokenizer lies beside the folder with the weights. */
    private static Path withVocabulary(Path copy) {
        try {
            Files.createDirectories(copy);
            for (String file : List.of("model.pth", "config.json", "../vocab.json")) {
                Path original = folder().resolve(file);
                Files.copy(original, copy.resolve(original.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
