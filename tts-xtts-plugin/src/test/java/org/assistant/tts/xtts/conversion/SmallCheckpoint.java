package org.assistant.tts.xtts.conversion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaCheckpoint;
import org.assistant.tts.xtts.conversion.checkpoint.Pickle;
import org.assistant.tts.xtts.conversion.checkpoint.TorchZip;

/**
 * A folder with a complete checkpoint of a small size. All its tensors are views of one storage, so that it is small in spite of
 * the vocoder, whose size is fixed.
 */
public final class SmallCheckpoint {

    public static final String CONFIG = """
            {"model_args": {"gpt_max_audio_tokens": 65, "gpt_max_text_tokens": 62, "gpt_layers": 2,
              "gpt_n_model_channels": 64, "gpt_n_heads": 2, "gpt_number_text_tokens": 300,
              "gpt_start_text_token": null, "gpt_stop_text_token": null, "gpt_num_audio_tokens": 90,
              "gpt_start_audio_token": 88, "gpt_stop_audio_token": 89, "gpt_use_perceiver_resampler": true,
              "decoder_input_dim": 64, "d_vector_dim": 512},
             "max_audio_len": Infinity, "languages": ["en", "zh-cn"], "temperature": 0.75,
             "gpt_cond_len": 30, "gpt_cond_chunk_len": 4, "max_ref_len": 30}
            """;

    public static final String VOCABULARY = """
            {"model": {"vocab": {"[STOP]": 0, "a": 7, "zz": 299}}, "added_tokens": [{"id": 261, "content": "[START]"}]}
            """;

    private final Map<String, List<Integer>> shapes =
            new LinkedHashMap<>(new FormulaCheckpoint(FormulaCheckpoint.Size.SMALL).shapes());

    public Map<String, List<Integer>> shapes() {
        return shapes;
    }

    /** Writes {@code config.json}, {@code vocab.json} and the weights to {@code folder}, which is created. */
    Path write(Path folder, String file, UnaryOperator<String> names) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), CONFIG);
            Files.writeString(folder.resolve("vocab.json"), VOCABULARY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int most =
                shapes.values().stream().mapToInt(SmallCheckpoint::size).max().orElseThrow();
        ByteBuffer bytes = ByteBuffer.allocate(4 * most).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < most; i++) {
            bytes.putFloat(1 + i % 7);
        }
        TorchZip zip = new TorchZip();
        String storage = zip.storage(bytes.array());
        shapes.forEach((name, shape) -> zip.view(names.apply(name), storage, "FloatStorage", most, 0, shape));
        zip.write(folder.resolve(file), "archive/", zip.trained());
        return folder;
    }

    Path write(Path folder) {
        return write(folder, "model.pth", UnaryOperator.identity());
    }

    /** Writes two speakers next to the weights. */
    static void speakers(Path folder, int latents) {
        TorchZip zip = new TorchZip();
        zip.floats("latents", List.of(1, latents / 64, 64), filled(latents, 0.5f));
        zip.floats("embedding", List.of(1, 512, 1), filled(512, -0.25f));
        Pickle pickle = new Pickle().operations("}(");
        for (String name : List.of("Alma María", "../Wulf Carlevaro")) {
            pickle.text(name).operations("}(").text("gpt_cond_latent");
            zip.value(pickle, "latents");
            pickle.text("speaker_embedding");
            zip.value(pickle, "embedding");
            pickle.operations("u");
        }
        zip.write(
                folder.resolve("speakers_xtts.pth"),
                "archive/",
                pickle.operations("u").stop());
    }

    private static float[] filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }

    private static int size(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
