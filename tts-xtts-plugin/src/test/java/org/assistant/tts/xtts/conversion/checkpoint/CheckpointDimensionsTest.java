package org.assistant.tts.xtts.conversion.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.SmallCheckpoint;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointDimensionsTest {

    @TempDir
    Path folder;

    private String config = SmallCheckpoint.CONFIG;
    private String vocabulary = SmallCheckpoint.VOCABULARY;
    private final Map<String, List<Integer>> shapes = new SmallCheckpoint().shapes();

    /** Tensors of the given shapes, filled with ones. */
    private record Ones(Map<String, List<Integer>> shapes) implements Weights {
        @Override
        public Set<String> names() {
            return shapes.keySet();
        }

        @Override
        public List<Integer> shape(String name) {
            if (!shapes.containsKey(name)) {
                throw new TTSException.ModelUnavailable("lacks the tensor " + name, null);
            }
            return shapes.get(name);
        }

        @Override
        public float[] floats(String name) {
            float[] ones = new float[shape(name).stream().reduce(1, Math::multiplyExact)];
            Arrays.fill(ones, 1);
            return ones;
        }
    }

    private XttsDimensions dimensions() throws IOException {
        Path json = Files.writeString(folder.resolve("config.json"), config);
        Path tokens = Files.writeString(folder.resolve("vocab.json"), vocabulary);
        return CheckpointDimensions.of(
                CheckpointConfig.read(json), CheckpointVocabulary.read(tokens), new Ones(shapes), "abc");
    }

    private void config(String from, String to) {
        assertThat(SmallCheckpoint.CONFIG).contains(from);
        config = SmallCheckpoint.CONFIG.replace(from, to);
    }

    private void refused(String why) {
        assertThatThrownBy(this::dimensions)
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining(why);
    }

    @Test
    void shapesConfigurationAndTokenizer_eachSayTheirPart() throws IOException {
        XttsDimensions dimensions = dimensions();
        assertThat(dimensions)
                .isEqualTo(new XttsDimensions(
                        XttsDimensions.FORMAT,
                        "abc",
                        64,
                        2,
                        2,
                        300,
                        90,
                        261,
                        0,
                        88,
                        89,
                        64,
                        68,
                        61,
                        62,
                        32,
                        512,
                        22_050,
                        16_000,
                        24_000,
                        256,
                        1024,
                        30,
                        30,
                        4,
                        false,
                        Collections.nCopies(80, 1f),
                        List.of("en", "zh-cn"),
                        new XttsDimensions.Sampling(0.75, 2, 50, 0.85)));
        Path file = folder.resolve("dimensions.json");
        dimensions.write(file);
        assertThat(XttsDimensions.read(file)).isEqualTo(dimensions);
    }

    @Test
    void silentConfiguration_hasTheDefaultsOfItsClass() throws IOException {
        config = "{\"model_args\": {\"gpt_use_perceiver_resampler\": true, \"gpt_n_heads\": 2,"
                + "\"gpt_start_audio_token\": 1, \"gpt_stop_audio_token\": 2,"
                + "\"gpt_max_audio_tokens\": 65, \"gpt_max_text_tokens\": 62}}";
        XttsDimensions dimensions = dimensions();
        assertThat(dimensions.clipSeconds()).isEqualTo(10);
        assertThat(dimensions.conditioningSeconds()).isEqualTo(12);
        assertThat(dimensions.chunkSeconds()).isEqualTo(4);
        assertThat(dimensions.sampling()).isEqualTo(new XttsDimensions.Sampling(0.85, 2, 50, 0.85));
        assertThat(dimensions.languages()).hasSize(17).contains("hi", "zh-cn");
    }

    @Test
    void configurationAndTensorsThatDisagree_areNamed() {
        config("\"gpt_layers\": 2", "\"gpt_layers\": 30");
        refused("says gpt_layers is 30, the tensors show 2");
        config("\"gpt_n_model_channels\": 64", "\"gpt_n_model_channels\": 1024");
        refused("says gpt_n_model_channels is 1024, the tensors show 64");
        config("\"gpt_n_heads\": 2", "\"gpt_n_heads\": 3");
        refused("gpt_n_heads is 3, but width 64 is not a multiple of it");
        config("\"gpt_max_text_tokens\": 62", "\"gpt_max_text_tokens\": 402");
        refused("gpt_max_text_tokens that needs 403 positions, the tensors have 64");
        config("\"gpt_max_audio_tokens\": 65", "\"gpt_max_audio_tokens\": 605");
        refused("gpt_max_audio_tokens that needs 603 positions, the tensors have 68");
        config("\"gpt_stop_audio_token\": 89", "\"gpt_stop_audio_token\": 1025");
        refused("gpt_stop_audio_token 1025, the tensors have 90 tokens");
    }

    @Test
    void configurationOfAnotherKind_isRefused() {
        config("\"gpt_use_perceiver_resampler\": true", "\"gpt_use_perceiver_resampler\": false");
        refused("gpt_use_perceiver_resampler is false");
        config("\"temperature\": 0.75", "\"temperature\": \"warm\"");
        refused("temperature is \"warm\"");
        config("\"gpt_cond_len\": 30", "\"gpt_cond_len\": -3");
        refused("gpt_cond_len is -3");
        config = "{}";
        refused("has no model_args");
        config = "{";
        refused("config.json can't be understood");
        config = "";
        refused("has no model_args");
    }

    @Test
    void tokenizerOfAnotherModel_isRefused() {
        vocabulary = SmallCheckpoint.VOCABULARY.replace("299", "6680");
        refused("tokens from 0 to 6680, but gpt.text_embedding.weight has 300 rows");
        vocabulary = SmallCheckpoint.VOCABULARY.replace("[START]", "[BEGIN]");
        refused("vocab.json has no token [START]");
        vocabulary = "[]";
        refused("vocab.json has no tokens");
    }

    @Test
    void missingTensor_isNamed() {
        shapes.remove("gpt.mel_pos_embedding.emb.weight");
        refused("lacks the tensor gpt.mel_pos_embedding.emb.weight");
    }

    @Test
    void everyTensorOfTheCheckpoint_isExpectedInItsShape() throws IOException {
        Map<String, List<Integer>> fused = new TreeMap<>();
        shapes.forEach((name, shape) -> {
            if (!name.endsWith("original0") && !name.startsWith("gpt.text_head")) {
                fused.put(name.replace(".parametrizations.weight.original1", ".weight"), shape);
            }
        });
        XttsDimensions dimensions = dimensions();
        Map<String, List<Integer>> expected = ExpectedTensors.of(dimensions);
        assertThat(expected).isEqualTo(fused);
        expected.keySet().forEach(name -> {
            Map<String, List<Integer>> wrong = new HashMap<>(expected);
            wrong.put(name, List.of(1, 2, 3, 4, 5));
            assertThatThrownBy(() -> ExpectedTensors.require(dimensions, new Ones(wrong), Path.of("model.pth")))
                    .isInstanceOf(TTSException.ModelUnavailable.class)
                    .hasMessageContaining("model.pth can't be used: " + name + " has the shape [1, 2, 3, 4, 5]");
        });
    }
}
