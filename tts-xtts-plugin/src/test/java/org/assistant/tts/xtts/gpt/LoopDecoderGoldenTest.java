package org.assistant.tts.xtts.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.xtts.Npy;
import org.assistant.tts.xtts.conversion.FormulaModel;
import org.assistant.tts.xtts.conversion.LoopModel;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptLoopModel;
import org.assistant.tts.xtts.gpt.network.LoopNetwork;
import org.assistant.tts.xtts.gpt.network.LoopOutput;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decoder for cards, in float32 on a processor, compared with the reference and with the decoder for processors. */
final class LoopDecoderGoldenTest {

    /** Rounding of float32 in another order, which the cache accumulates. */
    private static final double ROUNDING = 5e-5;

    private static final ExecutionTarget TARGET = new ExecutionTarget.Cpu(1);

    @TempDir
    private Path folder;

    private Path reference;
    private XttsLayout layout;
    private XttsDimensions dimensions;
    private Conditioning voice;
    private TextTokens text;

    @BeforeEach
    void convert() throws IOException {
        reference = folder.resolve("checkpoint");
        FormulaModel.write(reference);
        LoopModel.convert(reference, folder.resolve("converted"));
        layout = new XttsLayout(folder.resolve("converted"));
        dimensions = XttsDimensions.read(layout.dimensions());
        voice = new Conditioning(
                array("gpt_cond_latent").floats(), array("speaker_embedding").floats());
        List<Integer> tokens = new ArrayList<>();
        new ObjectMapper()
                .readTree(reference.resolve("manifest.json").toFile())
                .get("ids")
                .forEach(id -> tokens.add(id.intValue()));
        text = new TextTokens(tokens);
    }

    @Test
    void likeliestCodes_areThoseOfTheReference_acrossChunks() throws IOException {
        Embeddings embeddings = Embeddings.open(layout.embeddings(), dimensions);
        long[] codes = array("codes_greedy").longs();
        float[] latents = array("latents_ar").floats();
        try (RecordingLoop network =
                new RecordingLoop(GptLoopModel.open(layout.gptLoop(Precision.FP32), TARGET, dimensions))) {
            LoopDecoding decoding = new LoopDecoding(network, embeddings, dimensions, 1);
            Generation generation = new Generation(text, voice, likeliest(), closed -> {});
            decoding.join(generation);
            while (network.codes.size() < codes.length) {
                decoding.step();
            }
            assertThat(network.runs).isGreaterThan(1);
            assertThat(network.codes).startsWith(Arrays.stream(codes).boxed().toArray(Long[]::new));
            for (int i = 0; i < codes.length; i++) {
                float[] latent = generation.next().orElseThrow();
                for (int j = 0; j < latent.length; j++) {
                    assertThat((double) latent[j]).isCloseTo(latents[i * latent.length + j], within(ROUNDING));
                }
            }
        }
    }

    @Test
    void wholeTexts_haveTheLatentsOfStepByStep() {
        List<List<float[]>> stepped;
        try (Decoder decoder =
                Decoder.open(layout, dimensions, Precision.FP32, TARGET, 1, 30, 99, new RunLane("test", 1, 0))) {
            stepped = latents(decoder);
        }
        try (Decoder decoder = Decoder.openLoop(layout, dimensions, Precision.FP32, TARGET, 3, 30, 99)) {
            List<List<float[]>> looped = latents(decoder);
            assertThat(looped.stream().mapToInt(List::size).max().orElse(0)).isGreaterThan(16);
            for (int i = 0; i < looped.size(); i++) {
                float[] mine = joined(looped.get(i));
                float[] theirs = joined(stepped.get(i));
                assertThat(mine).hasSameSizeAs(theirs);
                for (int j = 0; j < mine.length; j++) {
                    assertThat((double) mine[j]).isCloseTo(theirs[j], within(ROUNDING));
                }
            }
        }
    }

    @Test
    void sameSeed_sameLatents() {
        try (Decoder decoder = Decoder.openLoop(layout, dimensions, Precision.FP32, TARGET, 4, 30, 9)) {
            SamplingSettings settings = new SamplingSettings(7, true, 0.75, 50, 0.85, 5);
            Latents first = decoder.start(text, voice, settings, false);
            Latents other = decoder.start(text, voice, settings.withSeed(8), false);
            Latents again = decoder.start(text, voice, settings, false);
            List<float[]> latents = drain(first);
            assertThat(drain(again)).usingRecursiveComparison().isEqualTo(latents);
            assertThat(drain(other)).usingRecursiveComparison().isNotEqualTo(latents);
        }
    }

    /** The latents of several texts, some of them long. */
    private List<List<float[]>> latents(Decoder decoder) {
        return IntStream.range(0, 24)
                .mapToObj(number -> {
                    List<Integer> tokens = new ArrayList<>(text.ids());
                    tokens.set(1 + number % 10, 3 + number);
                    return tokens;
                })
                .map(tokens -> decoder.start(new TextTokens(tokens), voice, likeliest(), false))
                .toList()
                .stream()
                .map(LoopDecoderGoldenTest::drain)
                .toList();
    }

    private static float[] joined(List<float[]> rows) {
        int width = rows.get(0).length;
        float[] all = new float[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, all, i * width, width);
        }
        return all;
    }

    private static List<float[]> drain(Latents latents) {
        List<float[]> all = new ArrayList<>();
        for (Optional<float[]> latent = latents.next(); latent.isPresent(); latent = latents.next()) {
            all.add(latent.get());
        }
        return all;
    }

    private SamplingSettings likeliest() {
        return new SamplingSettings(0, true, 0, 0, 1, dimensions.sampling().repetitionPenalty());
    }

    private Npy array(String name) throws IOException {
        return Npy.read(reference.resolve(name + ".npy"));
    }

    /** Records the codes. */
    private static final class RecordingLoop implements LoopNetwork {
        private final LoopNetwork network;
        private final List<Long> codes = new ArrayList<>();
        private int runs;

        RecordingLoop(LoopNetwork network) {
            this.network = network;
        }

        @Override
        public LoopOutput run(float[] rows, int first, float[] noise, BitSet seen, SamplingSettings settings) {
            LoopOutput output = network.run(rows, first, noise, seen, settings);
            for (int i = 0; i < output.count(); i++) {
                codes.add((long) output.code(i));
            }
            runs++;
            return output;
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
