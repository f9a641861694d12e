package org.assistant.tts.xtts.conversion.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointWeightsTest {

    private static final String UPS = "hifigan_decoder.waveform_decoder.ups.0";

    @TempDir
    Path folder;

    private final TorchZip zip = new TorchZip();

    private void with(byte[] pickle, Consumer<Weights> test) {
        try (TorchFile file = TorchFile.open(zip.write(folder.resolve("model.pth"), "archive/", pickle))) {
            test.accept(CheckpointWeights.of(file));
        }
    }

    private void refused(String why) {
        assertThatThrownBy(() -> with(zip.plain(), weights -> weights.names().forEach(weights::floats)))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("model.pth")
                .hasMessageContaining(why);
    }

    @Test
    void bothLayouts_giveTheModel() {
        zip.floats("mel_stats", List.of(2), 1, 2);
        for (byte[] pickle : List.of(zip.plain(), zip.trained())) {
            with(pickle, weights -> {
                assertThat(weights.names()).containsExactly("mel_stats");
                assertThat(weights.shape("mel_stats")).isEqualTo(List.of(2));
                assertThat(weights.floats("mel_stats")).containsExactly(1, 2);
            });
        }
    }

    @Test
    void bothSpellingsOfWeightNorm_areFused() {
        // Directions (3, 4) and (0, -2) with lengths 10 and 6.
        zip.floats(UPS + ".parametrizations.weight.original0", List.of(2, 1, 1), 10, 6)
                .floats(UPS + ".parametrizations.weight.original1", List.of(2, 1, 2), 3, 4, 0, -2)
                .floats("old.weight_g", List.of(2, 1, 1), 10, 6)
                .floats("old.weight_v", List.of(2, 1, 2), 3, 4, 0, -2);
        with(zip.plain(), weights -> {
            assertThat(weights.names()).containsExactlyInAnyOrder(UPS + ".weight", "old.weight");
            for (String name : weights.names()) {
                assertThat(weights.shape(name)).isEqualTo(List.of(2, 1, 2));
                assertThat(weights.floats(name)).containsExactly(new float[] {6, 8, 0, -6}, within(1e-6f));
            }
        });
    }

    @Test
    void fineTune_losesItsPrefixAndWhatTrainingNeeds() {
        zip.floats("xtts.mel_stats", List.of(1), 1)
                .floats("torch_mel_spectrogram_dvae.mel_norms", List.of(1), 1)
                .floats("torch_mel_spectrogram_style_encoder.mel_norms", List.of(1), 1)
                .floats("dvae.codebook.embed", List.of(1), 1)
                .floats("xtts.gpt.text_head.weight", List.of(1), 1)
                .floats("xtts.gpt.gpt_inference.lm_head.0.weight", List.of(1), 1)
                .floats("xtts.gpt.gpt.wte.weight", List.of(1), 1)
                .floats("xtts.gpt.gpt.h.0.attn.masked_bias", List.of(1), 1)
                .floats("xtts.gpt.gpt.h.0.attn.bias", List.of(1), 1)
                .floats("xtts.a.bn1.num_batches_tracked", List.of(1), 1)
                .floats("xtts.gpt.gpt.h.0.attn.c_attn.bias", List.of(1), 1);
        with(
                zip.trained(),
                weights -> assertThat(weights.names())
                        .containsExactlyInAnyOrder("mel_stats", "gpt.gpt.h.0.attn.c_attn.bias"));
    }

    @Test
    void valuesThatAreNoTensors_areLeftOut() {
        zip.floats("a", List.of(1), 1).value("step", pickle -> pickle.number(5));
        with(zip.plain(), weights -> assertThat(weights.names()).containsExactly("a"));
    }

    @Test
    void missingTensor_isNamed() {
        zip.floats("a", List.of(1), 1);
        with(zip.plain(), weights -> {
            assertThatThrownBy(() -> weights.floats("b")).hasMessageContaining("lacks the tensor b");
            assertThatThrownBy(() -> weights.shape("b"))
                    .isInstanceOf(TTSException.ModelUnavailable.class)
                    .hasMessageContaining("lacks the tensor b");
        });
    }

    @Test
    void halfOfAWeightNorm_isMissing() {
        zip.floats("old.weight_v", List.of(2, 1, 2), 3, 4, 0, -2);
        refused("lacks the tensor old.weight_g");
    }

    @Test
    void lengthsThatDoNotFitTheDirections_areRefused() {
        zip.floats("old.weight_v", List.of(2, 1, 2), 3, 4, 0, -2).floats("old.weight_g", List.of(3), 1, 1, 1);
        refused("old.weight_g has the shape [3]");
    }

    @Test
    void numbersThatAreNotFinite_areRefused() {
        zip.floats("a.b", List.of(3), 1, Float.NaN, 2);
        refused("a.b holds a number that is not finite");
        zip.floats("a.b", List.of(3), 1, Float.NEGATIVE_INFINITY, 2);
        refused("a.b holds a number that is not finite");
    }

    @Test
    void directionOfNoLength_isRefused() {
        zip.floats("old.weight_v", List.of(1, 2), 0, 0).floats("old.weight_g", List.of(1, 1), 1);
        refused("old.weight holds a number that is not finite");
    }

    @Test
    void sameNameTwice_isRefusedUnlessItIsTheSameTensor() {
        String storage = zip.storage(new byte[4]);
        zip.view("a", storage, "FloatStorage", 1, 0, List.of(1))
                .view("xtts.a", storage, "FloatStorage", 1, 0, List.of(1));
        with(zip.plain(), weights -> assertThat(weights.names()).containsExactly("a"));
        zip.floats("xtts.a", List.of(1), 2);
        refused("two different tensors a");
    }

    @Test
    void tensorThatCannotBe_isNamed() {
        zip.view("a.b", zip.storage(new byte[4]), "FloatStorage", 1, 0, List.of(3));
        refused("a.b has the shape [3], which does not fit");
    }

    @Test
    void noWeights_isSaid() {
        refused("holds no weights of XTTS");
        assertThatThrownBy(() -> with(new Pickle().number(1).stop(), weights -> {}))
                .hasMessageContaining("holds no weights of XTTS");
    }
}
