package org.assistant.tts.xtts.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class BatchTest {

    private static final SamplingSettings SAMPLED = new SamplingSettings(11, false, 0.75, 50, 0.95, 2);
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
    void stop_isNoCode_butItsLatentIsTheLast() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(length < PROMPT + 3 ? 5 : TinyGpt.STOP), 1);
        List<float[]> latents = alone(network, generation(TEXT, SAMPLED));
        assertThat(latents)
                .extracting(latent -> (int) latent[0])
                .containsExactly(PROMPT, PROMPT + 1, PROMPT + 2, PROMPT + 3);
        assertThat(network.runs()).containsExactly("read 0+4", "read 4+4", "step 1", "step 1", "step 1");
    }

    @Test
    void stopAtOnce_oneLatent() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(TinyGpt.STOP), 1);
        assertThat(alone(network, generation(TEXT, SAMPLED))).hasSize(1);
    }

    @Test
    void speechWithoutAnEnd_isMadeAgainOnce_thenCutAtItsBudget() {
        // 20 and 6 for each of 3 tokens; the codes have no order, so no circle is found.
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(wandering(length)), 1);
        assertThat(alone(network, generation(TEXT, SAMPLED))).hasSize(20 + 6 * 3);
        assertThat(network.runs().stream().filter("read 4+4"::equals)).hasSize(2);
    }

    @Test
    void speechThatWasHeardAlready_isCutAtOnce() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(wandering(length)), 1);
        Batch batch = new Batch(network, embeddings, TinyGpt.DIMENSIONS);
        Generation generation = generation(TEXT, SAMPLED);
        assertThat(batch.join(generation)).isFalse();
        assertThat(generation.next()).isPresent();
        while (!batch.isEmpty()) {
            assertThat(batch.step()).isEmpty();
        }
        assertThat(drain(generation)).hasSize(20 + 6 * 3 - 1);
    }

    @Test
    void longText_hasTheBudgetOfTheModel() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(wandering(length)), 1);
        assertThat(alone(network, generation(TinyGpt.text(5, 1, 1, 1, 1, 1, 1, 1), SAMPLED)))
                .hasSize(TinyGpt.MOST_CODES);
    }

    @Test
    void circle_isCutBeforeItsSecondRound() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(length % 8), 1);
        List<float[]> latents = alone(network, generation(TEXT, SAMPLED));
        assertThat(latents).hasSize(8);
        assertThat(network.runs().stream().filter("step 1"::equals)).hasSize(2 * 23);
    }

    @Test
    void repeatableSpeech_isCutWhereItWasNoticed_heardOrNot() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(length % 8), 1);
        SamplingSettings repeatable = new SamplingSettings(11, true, 0.75, 50, 0.95, 2);
        assertThat(alone(network, generation(TEXT, repeatable))).hasSize(24);
        assertThat(network.runs().stream().filter("step 1"::equals)).hasSize(23);
    }

    @Test
    void secondAttempt_hasAnotherSeed_thatTheFirstDecides() {
        Generation generation = generation(TEXT, SAMPLED);
        long first = generation.settings().seed();
        assertThat(generation.restart()).isTrue();
        assertThat(generation.settings().seed()).isNotEqualTo(first);
        assertThat(generation.settings().temperature()).isEqualTo(0.75);
        assertThat(generation.restart()).isFalse();
    }

    @Test
    void sameVoiceAndLanguage_readTheirPrefixOnce() {
        FakeGpt network = new FakeGpt(FakeGpt::random, 1);
        Batch batch = new Batch(network, embeddings, TinyGpt.DIMENSIONS);
        List<List<Float>> heard = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            heard.add(values(finish(batch, generation(TEXT, SAMPLED))));
        }
        finish(batch, generation(TinyGpt.text(6, 7, 3), SAMPLED));
        finish(batch, new Generation(TEXT, TinyGpt.voice(2), SAMPLED, closed -> {}));
        assertThat(heard.get(1)).isEqualTo(heard.get(0));
        assertThat(network.runs().stream().filter("read 0+4"::equals)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void manyTogether_eachHearsWhatItWouldAlone(long seed) {
        List<Generation> texts = new ArrayList<>();
        List<Generation> copies = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            TextTokens text = i % 2 == 0 ? TinyGpt.text(5, 1 + i, 2) : TinyGpt.text(6, 7, 3, 1 + i, 4);
            SamplingSettings settings = SAMPLED.withSeed(seed * 100 + i);
            texts.add(generation(text, settings));
            copies.add(generation(text, settings));
        }
        Batch batch = new Batch(new FakeGpt(FakeGpt::random, 3), embeddings, TinyGpt.DIMENSIONS);
        Deque<Generation> waiting = new ArrayDeque<>(texts);
        while (!waiting.isEmpty() || !batch.isEmpty()) {
            if (!waiting.isEmpty() && !batch.isFull()) {
                Generation next = waiting.removeFirst();
                if (batch.join(next)) {
                    waiting.add(next);
                }
            }
            if (!batch.isEmpty()) {
                waiting.addAll(batch.step());
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            List<float[]> alone = alone(new FakeGpt(FakeGpt::random, 1), copies.get(i));
            assertThat(values(drain(texts.get(i)))).isEqualTo(values(alone));
        }
    }

    @Test
    void oneThatLeaves_doesNotDisturbTheOthers() {
        Batch batch = new Batch(new FakeGpt((history, length) -> notStop(history), 3), embeddings, TinyGpt.DIMENSIONS);
        Generation first = generation(TEXT, SAMPLED);
        Generation second = generation(TinyGpt.text(5, 2), SAMPLED.withSeed(5));
        Generation third = generation(TinyGpt.text(6, 2, 1, 1), SAMPLED.withSeed(6));
        List.of(first, second, third).forEach(batch::join);
        heard(second);
        heard(third);
        batch.step();
        batch.leave(first::equals);
        assertThat(batch.generations()).containsExactly(third, second);
        while (!batch.isEmpty()) {
            batch.step();
        }
        FakeGpt alone = new FakeGpt((history, length) -> notStop(history), 1);
        Generation copy = generation(TinyGpt.text(6, 2, 1, 1), SAMPLED.withSeed(6));
        Batch lonely = new Batch(alone, embeddings, TinyGpt.DIMENSIONS);
        lonely.join(copy);
        heard(copy);
        while (!lonely.isEmpty()) {
            lonely.step();
        }
        assertThat(values(drain(third))).isEqualTo(values(drain(copy)));
    }

    @Test
    void oneWithLogitsThatAreNoNumbers_failsAlone() {
        FakeGpt network = new FakeGpt(
                (history, length) -> FakeGpt.sure(length > PROMPT + 6 ? TinyGpt.STOP : length == PROMPT + 2 ? -1 : 3),
                2);
        Batch batch = new Batch(network, embeddings, TinyGpt.DIMENSIONS);
        Generation sick = generation(TEXT, SAMPLED);
        Generation well = generation(TinyGpt.text(5, 1, 1, 1, 1, 1), SAMPLED);
        batch.join(sick);
        batch.join(well); // begins after the position that makes the other one fail
        while (!batch.isEmpty()) {
            batch.step();
        }
        assertThat(drain(well)).hasSize(5);
        assertThatThrownBy(sick::next).isInstanceOf(TTSException.SynthesisFailed.class);
    }

    /** Takes the first latent of a text, after which it is not made again. */
    private static void heard(Generation generation) {
        assertThat(generation.next()).isPresent();
    }

    private Generation generation(TextTokens text, SamplingSettings settings) {
        return new Generation(text, VOICE, settings, closed -> {});
    }

    private List<float[]> alone(GptNetwork network, Generation generation) {
        return finish(new Batch(network, embeddings, TinyGpt.DIMENSIONS), generation);
    }

    private static List<float[]> finish(Batch batch, Generation generation) {
        boolean again = batch.join(generation);
        while (again || !batch.isEmpty()) {
            again = again ? batch.join(generation) : !batch.step().isEmpty();
        }
        return drain(generation);
    }

    private static List<float[]> drain(Generation generation) {
        List<float[]> latents = new ArrayList<>();
        for (Optional<float[]> latent = generation.next(); latent.isPresent(); latent = generation.next()) {
            latents.add(latent.get());
        }
        return latents;
    }

    private static List<Float> values(List<float[]> latents) {
        List<Float> values = new ArrayList<>();
        for (float[] latent : latents) {
            for (float value : latent) {
                values.add(value);
            }
        }
        return values;
    }

    /** Codes without any order. */
    private static int wandering(int length) {
        return new Random(length).nextInt(TinyGpt.START);
    }

    private static float[] notStop(long history) {
        float[] logits = FakeGpt.random(history, 0);
        logits[TinyGpt.STOP] = -1e6f;
        return logits;
    }
}
