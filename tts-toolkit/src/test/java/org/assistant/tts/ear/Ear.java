package org.assistant.tts.ear;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.assistant.tts.audio.Wav;
import org.assistant.tts.audio.signal.Resampler;
import org.assistant.tts.models.ModelFiles;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.TensorSpec;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.Pcm;

/**
 * Transcribes English speech with Moonshine tiny, which shares nothing with an engine. Takes up to about a minute of sound at
 * once. Uses one thread for each run; thread-safe.
 */
public final class Ear implements AutoCloseable {

    /** The text of {@link #recording}. */
    public static final String RECORDED = "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.";

    private static final int SAMPLE_RATE = 16_000;

    /** More than any speaker says; ends a network that loops. */
    private static final int MOST_TOKENS_A_SECOND = 10;

    private static final int LEAST_TOKENS = 8;
    private static final int HEADS = 8;
    private static final int HEAD_SIZE = 36;
    private static final ExecutionTarget TARGET = new ExecutionTarget.Cpu(1);

    private final OnnxModel encoder;
    private final OnnxModel decoder;
    private final EarTokens tokens;

    private Ear(OnnxModel encoder, OnnxModel decoder, EarTokens tokens) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.tokens = tokens;
    }

    /** Opens an ear; missing files are fetched to {@code tts.models.dir}. */
    public static Ear open() {
        Path folder = ModelFiles.folder(new EarPackage());
        return new Ear(
                OnnxModel.open(folder.resolve("encoder_model.ort"), TARGET),
                OnnxModel.open(folder.resolve("decoder_model_merged.ort"), TARGET),
                EarTokens.read(folder.resolve("tokenizer.bin")));
    }

    /** A WAV file with ten seconds of a human voice. */
    public static Path recording() {
        return ModelFiles.folder(new EarPackage()).resolve("beckett.wav");
    }

    /** The sound of {@link #recording}. */
    public static Pcm recorded() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(recording()))) {
            return Wav.read(in, Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + recording(), e);
        }
    }

    /** Returns the words of {@code speech}, with capitals and punctuation. */
    public String hear(Pcm speech) {
        float[] samples = Resampler.resample(speech, SAMPLE_RATE).toArray(); // (n)
        long[] all = new long[samples.length];
        Arrays.fill(all, 1);
        try (OnnxTensor sound = Tensors.of(samples, 1, samples.length);
                OnnxTensor heard = Tensors.of(all, 1, all.length);
                OrtSession.Result encoded = encoder.run(Map.of("input_values", sound, "attention_mask", heard));
                OnnxTensor first = Tensors.over(
                        ByteBuffer.allocateDirect(1).order(ByteOrder.nativeOrder()), OnnxJavaType.BOOL, 1);
                OnnxTensor nothing = Tensors.of(new float[HEADS * HEAD_SIZE], 1, HEADS, 1, HEAD_SIZE)) {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            inputs.put("encoder_attention_mask", heard);
            inputs.put("encoder_hidden_states", (OnnxTensor) encoded.get(0));
            inputs.put("use_cache_branch", first);
            // Every step reads all words so far, without a cache: quick enough for a sentence.
            decoder.inputs().stream()
                    .map(TensorSpec::name)
                    .filter(name -> name.startsWith("past_key_values"))
                    .forEach(name -> inputs.put(name, nothing));
            return tokens.text(
                    written(inputs, Math.max(LEAST_TOKENS, MOST_TOKENS_A_SECOND * samples.length / SAMPLE_RATE)));
        }
    }

    private long[] written(Map<String, OnnxTensor> inputs, int most) {
        long[] written = {EarTokens.START};
        while (written.length <= most) {
            try (OnnxTensor ids = Tensors.of(written, 1, written.length)) {
                inputs.put("input_ids", ids);
                try (OrtSession.Result result = decoder.run(inputs)) {
                    int next = likeliest(Tensors.floats(result, "logits")); // (1, written, tokens)
                    if (next == EarTokens.END) {
                        break;
                    }
                    written = Arrays.copyOf(written, written.length + 1);
                    written[written.length - 1] = next;
                }
            }
        }
        return Arrays.copyOfRange(written, 1, written.length);
    }

    /** Returns the likeliest token of the last row of {@code logits}. */
    private int likeliest(float[] logits) {
        int row = logits.length - tokens.count();
        int best = 0;
        for (int token = 1; token < tokens.count(); token++) {
            if (logits[row + token] > logits[row + best]) {
                best = token;
            }
        }
        return best;
    }

    @Override
    public void close() {
        encoder.close();
        decoder.close();
    }
}
