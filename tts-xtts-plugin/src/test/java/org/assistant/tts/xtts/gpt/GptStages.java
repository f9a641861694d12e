package org.assistant.tts.xtts.gpt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.xtts.Parity;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptModel;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.sampling.Sampler;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/** Compares the stages from the tokens of a text to codes and latents. */
public final class GptStages {

    /** The rounding of a sum of two float32. */
    private static final double TABLES = 1e-6;

    /**
     * Rounding of float32 in another order through all layers, for values of about 1; it grows from code to code, since the cache
     * accumulates it.
     */
    private static final double NETWORK = 5e-5;

    private static final ExecutionTarget TARGET = new ExecutionTarget.Cpu(2);

    private GptStages() {}

    /** Checks float32, and prints the accuracy of the other converted precisions. */
    public static void check(Parity parity, XttsLayout layout, XttsDimensions dimensions) throws IOException {
        Conditioning voice = new Conditioning(
                parity.array("gpt_cond_latent").floats(),
                parity.array("speaker_embedding").floats());
        Embeddings embeddings = Embeddings.open(layout.embeddings(), dimensions);
        TextTokens text = text(parity);
        float[] prompt = prompt(embeddings, voice, text);
        parity.compare("prefix_emb", Arrays.copyOf(prompt, prompt.length - dimensions.width()), TABLES);
        int codes = parity.array("codes_greedy").longs().length;
        Greedy reference;
        try (GptModel model = open(layout, Precision.FP32, dimensions)) {
            GptOutput first = model.read(0, prompt, 0);
            parity.compare("prefill_latent_last", first.latent(0), NETWORK);
            parity.compare("prefill_logits_last", first.logits(0), NETWORK);
            reference = greedy(model, embeddings, dimensions, prompt, codes, List.of());
        }
        parity.same(
                "codes_greedy",
                reference.codes,
                Arrays.stream(parity.array("codes_greedy").longs())
                        .mapToObj(code -> (int) code)
                        .toList());
        parity.compare("latents_ar", reference.latents(), NETWORK);
        for (Precision precision : List.of(Precision.INT8, Precision.INT4)) {
            if (layout.problems(precision).isEmpty()) {
                try (GptModel model = open(layout, precision, dimensions)) {
                    Greedy free = greedy(model, embeddings, dimensions, prompt, codes, List.of());
                    Greedy led = greedy(model, embeddings, dimensions, prompt, codes, reference.codes);
                    tell(parity, precision, reference, free, led);
                }
            }
        }
    }

    private static void tell(Parity parity, Precision precision, Greedy reference, Greedy free, Greedy led) {
        int codes = reference.codes.size();
        int same = 0;
        while (same < Math.min(codes, free.codes.size())
                && reference.codes.get(same).equals(free.codes.get(same))) {
            same++;
        }
        long agreed = IntStream.range(0, codes)
                .filter(i -> led.chosen.get(i).equals(reference.codes.get(i)))
                .count();
        float[] exact = reference.latents();
        float[] rounded = led.latents();
        double noise = 0;
        double power = 0;
        for (int i = 0; i < exact.length; i++) {
            noise += Math.pow((double) rounded[i] - exact[i], 2);
            power += Math.pow(exact[i], 2);
        }
        parity.tell(
                "gpt " + precision.word() + " against fp32",
                "same greedy codes: %d of %d led, first %d free; latents %.1f dB below",
                agreed,
                codes,
                same,
                10 * Math.log10(power / noise));
    }

    private static GptModel open(XttsLayout layout, Precision precision, XttsDimensions dimensions) {
        int positions = dimensions.conditioningLatents() + dimensions.textPositions() + dimensions.audioPositions();
        return GptModel.open(layout.gpt(precision), TARGET, dimensions, 1, positions);
    }

    private static TextTokens text(Parity parity) throws IOException {
        JsonNode ids = new ObjectMapper()
                .readTree(parity.folder().resolve("manifest.json").toFile())
                .get("ids");
        List<Integer> tokens = new ArrayList<>();
        ids.forEach(id -> tokens.add(id.intValue()));
        return new TextTokens(tokens);
    }

    private static float[] prompt(Embeddings embeddings, Conditioning voice, TextTokens text) {
        float[] prefix = embeddings.prefix(voice, text.ids().get(0));
        float[] rest = embeddings.rest(text);
        float[] prompt = Arrays.copyOf(prefix, prefix.length + rest.length);
        System.arraycopy(rest, 0, prompt, prefix.length, rest.length);
        return prompt;
    }

    /** @param led codes to feed instead of the chosen ones; empty to feed the chosen ones */
    private static Greedy greedy(
            GptModel model,
            Embeddings embeddings,
            XttsDimensions dimensions,
            float[] prompt,
            int most,
            List<Integer> led) {
        XttsDimensions.Sampling sampling = dimensions.sampling();
        SamplingSettings settings = new SamplingSettings(0, true, 0, 0, 1, sampling.repetitionPenalty());
        Sampler sampler = new Sampler(settings, dimensions.startAudio());
        Greedy made = new Greedy();
        int past = prompt.length / dimensions.width();
        GptOutput output = model.read(0, prompt, 0);
        while (true) {
            made.rows.add(output.latent(0));
            int chosen = likeliest(sampler.penalised(output.logits(0)));
            made.chosen.add(chosen);
            int code = led.isEmpty() ? chosen : led.get(made.codes.size());
            float[] certain = new float[dimensions.audioVocabulary()];
            certain[code] = Float.MAX_VALUE;
            made.codes.add(sampler.next(certain));
            if (code == dimensions.stopAudio() || made.codes.size() == most) {
                return made;
            }
            float[] next = new float[dimensions.width()];
            embeddings.code(code, made.codes.size(), next, 0);
            output = model.step(next, past++);
        }
    }

    private static int likeliest(float[] scores) {
        return IntStream.range(0, scores.length)
                .reduce((best, code) -> scores[code] > scores[best] ? code : best)
                .orElseThrow();
    }

    /** Codes, and the latents from which they were made. */
    private static final class Greedy {
        private final List<Integer> chosen = new ArrayList<>();
        private final List<Integer> codes = new ArrayList<>();
        private final List<float[]> rows = new ArrayList<>();

        float[] latents() {
            int width = rows.get(0).length;
            float[] all = new float[rows.size() * width];
            for (int i = 0; i < rows.size(); i++) {
                System.arraycopy(rows.get(i), 0, all, i * width, width);
            }
            return all;
        }
    }
}
