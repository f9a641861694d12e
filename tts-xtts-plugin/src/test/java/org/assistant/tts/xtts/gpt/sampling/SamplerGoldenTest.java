package org.assistant.tts.xtts.gpt.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.assistant.tts.xtts.Parity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Candidates and their probabilities, compared with the reference's logits pipeline. */
@Tag(Parity.TAG)
@EnabledIf("isThere")
final class SamplerGoldenTest {

    private static final int START = 1024;

    /** The reference computes in float32. */
    private static final double TOLERANCE = 2e-6;

    private static final Optional<Path> CASES = Parity.file("golden_sampler.json");

    static boolean isThere() {
        return CASES.isPresent();
    }

    @Test
    void candidates_areThoseOfTheReference() throws IOException {
        JsonNode cases = new ObjectMapper().readTree(CASES.orElseThrow().toFile());
        assertThat(cases.size()).isEqualTo(12);
        for (JsonNode golden : cases) {
            check(golden);
        }
    }

    private static void check(JsonNode golden) {
        Sampler sampler = new Sampler(
                new SamplingSettings(
                        0,
                        false,
                        golden.get("temp").asDouble(),
                        golden.get("top_k").asInt(),
                        golden.get("top_p").asDouble(),
                        golden.get("rep").asDouble()),
                START);
        for (JsonNode code : golden.get("generated")) {
            float[] only = new float[START + 2];
            only[code.asInt()] = 1e6f;
            assertThat(sampler.next(only)).isEqualTo(code.asInt());
        }
        double[] logits = numbers(golden.get("logits"));
        float[] floats = new float[logits.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) logits[i];
        }
        Candidates candidates = sampler.candidates(sampler.penalised(floats));
        assertThat(candidates.codes()).containsExactly(toInts(numbers(golden.get("kept"))));
        assertThat(candidates.probabilities()).containsExactly(numbers(golden.get("probs")), within(TOLERANCE));
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static int[] toInts(double... values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }
}
