package org.assistant.tts.xtts.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.LoopNetwork;
import org.assistant.tts.xtts.gpt.network.LoopOutput;
import org.assistant.tts.xtts.gpt.sampling.GumbelNoise;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class LoopDecodingTest {

    private static final SamplingSettings SAMPLED = new SamplingSettings(11, false, 0.75, 50, 0.95, 2);
    private static final SamplingSettings REPEATABLE = new SamplingSettings(11, true, 0.75, 50, 0.95, 2);
    private static final SamplingSettings LIKELIEST = new SamplingSettings(0, true, 0, 0, 1, 1);
    private static final Conditioning VOICE = TinyGpt.voice(1);
    private static final TextTokens TEXT = TinyGpt.text(5, 7, 3);

    /** Positions of the prompt of {@link #TEXT}: latents, start, text, stop, start code. */
    private static final int PROMPT = TinyGpt.LATENTS + 1 + 3 + 1 + 1;

    @TempDir
    private Path folder;

    private Embeddings embeddings;

    @BeforeEach
    void write() throws IOException {
        embeddings = TinyGpt.embeddings(folder);
    }

    @Test
    void chunksGrow_eachReadsAllThatIsThere_andTheBudgetEndsThem() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(wandering(length)), 1);
        assertThat(alone(network, generation(TEXT, REPEATABLE))).hasSize(38);
        assertThat(network.runs().stream().filter(run -> run.startsWith("read")))
                .containsExactly("read 0+8", "read 0+16", "read 0+32");
        // The last run is the rest of the budget: 8 + 16 + 14.
        assertThat(network.runs().stream().filter("step 1"::equals)).hasSize(7 + 15 + 13);
    }

    @Test
    void stop_isNoCode_butItsLatentIsTheLast() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(length < PROMPT + 10 ? 5 : TinyGpt.STOP), 1);
        assertThat(alone(network, generation(TEXT, SAMPLED)))
                .extracting(latent -> (int) latent[0])
                .containsExactly(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
    }

    @Test
    void likeliestCodes_areThoseOfStepByStep() {
        for (int i = 0; i < 12; i++) {
            TextTokens text = TinyGpt.text(5, i, 3);
            Generation stepped = generation(text, LIKELIEST);
            finish(new Batch(new FakeGpt(FakeGpt::random, 1), embeddings, TinyGpt.DIMENSIONS), stepped);
            List<float[]> looped = alone(new FakeGpt(FakeGpt::random, 1), generation(text, LIKELIEST));
            assertThat(looped).usingRecursiveComparison().isEqualTo(drain(stepped));
        }
    }

    @Test
    void sameSeed_sameCodes_whateverTakesTurnsBesideThem() {
        List<float[]> alone = alone(network(), generation(TEXT, REPEATABLE));
        LoopDecoding decoding = decoding(network(), 3);
        List<Generation> generations = List.of(
                generation(TinyGpt.text(5, 1), REPEATABLE.withSeed(4)),
                generation(TEXT, REPEATABLE),
                generation(TinyGpt.text(5, 2, 2), REPEATABLE.withSeed(9)));
        generations.forEach(decoding::join);
        while (!decoding.isEmpty()) {
            decoding.step();
        }
        assertThat(drain(generations.get(1))).usingRecursiveComparison().isEqualTo(alone);
        assertThat(alone(network(), generation(TEXT, REPEATABLE.withSeed(12))))
                .usingRecursiveComparison()
                .isNotEqualTo(alone);
    }

    @Test
    void texts_takeTurns() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(wandering(length)), 1);
        LoopDecoding decoding = decoding(network, 2);
        Generation first = generation(TEXT, REPEATABLE);
        Generation second = generation(TEXT, REPEATABLE);
        assertThat(decoding.join(first)).isFalse();
        assertThat(decoding.isFull()).isFalse();
        assertThat(decoding.join(second)).isFalse();
        assertThat(decoding.isFull()).isTrue();
        List<Generation> served = new ArrayList<>();
        while (!decoding.isEmpty()) {
            served.addAll(decoding.next());
            decoding.step();
        }
        assertThat(served).containsExactly(first, second, first, second);
    }

    @Test
    void circleInsideAChunk_isCutBeforeItsSecondRound_afterASecondAttempt() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(length % 8), 1);
        assertThat(alone(network, generation(TEXT, SAMPLED))).hasSize(8);
        assertThat(network.runs().stream().filter("read 0+8"::equals)).hasSize(2);
    }

    @Test
    void repeatableSpeech_isCutWhereItWasNoticed() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(length % 8), 1);
        assertThat(alone(network, generation(TEXT, REPEATABLE))).hasSize(24);
    }

    @Test
    void latentsThatAreNoNumbers_fail() {
        LoopNetwork network = new LoopNetwork() {
            @Override
            public LoopOutput run(float[] rows, int first, float[] noise, BitSet seen, SamplingSettings settings) {
                return new LoopOutput(new long[] {3}, new float[] {Float.NaN});
            }

            @Override
            public void close() {}
        };
        LoopDecoding decoding = new LoopDecoding(network, embeddings, TinyGpt.DIMENSIONS, 1);
        assertThatThrownBy(() -> decoding.join(generation(TEXT, SAMPLED)))
                .isInstanceOf(TTSException.SynthesisFailed.class);
        assertThat(decoding.isEmpty()).isTrue();
    }

    @Test
    void noise_hasTheMomentsOfGumbel() {
        float[] noise = new GumbelNoise(5).next(20_000);
        double mean = 0;
        double square = 0;
        for (float value : noise) {
            mean += value / 20_000;
            square += value * value / 20_000;
        }
        // Euler's constant and a sixth of pi squared; four deviations of such means.
        assertThat(mean).isBetween(0.577 - 0.04, 0.577 + 0.04);
        assertThat(square - mean * mean).isBetween(1.645 - 0.1, 1.645 + 0.1);
    }

    /** Codes that end at random. */
    private static FakeGpt network() {
        return new FakeGpt(
                (history, length) -> {
                    float[] logits = FakeGpt.random(history, length);
                    logits[TinyGpt.STOP] -= 2;
                    return logits;
                },
                1);
    }

    /** A different code at each position, never the same eight again. */
    private static int wandering(int length) {
        return new Random(length).nextInt(TinyGpt.START);
    }

    private LoopDecoding decoding(GptNetwork network, int slots) {
        return new LoopDecoding(new FakeLoop(network, embeddings), embeddings, TinyGpt.DIMENSIONS, slots);
    }

    private List<float[]> alone(GptNetwork network, Generation generation) {
        finish(decoding(network, 1), generation);
        return drain(generation);
    }

    private static void finish(Decoding decoding, Generation generation) {
        boolean again = decoding.join(generation);
        while (again || !decoding.isEmpty()) {
            again = again ? decoding.join(generation) : decoding.step().contains(generation);
        }
    }

    private static List<float[]> drain(Generation generation) {
        List<float[]> latents = new ArrayList<>();
        for (Optional<float[]> latent = generation.next(); latent.isPresent(); latent = generation.next()) {
            latents.add(latent.get());
        }
        return latents;
    }

    private static Generation generation(TextTokens text, SamplingSettings settings) {
        return new Generation(text, VOICE, settings, closed -> {});
    }
}
