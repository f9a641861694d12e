package org.assistant.tts.xtts.gpt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.xtts.EngineFirstAudio;
import org.assistant.tts.xtts.conversion.FormulaModel;
import org.assistant.tts.xtts.conversion.XttsModelPackage;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptLoopModel;
import org.assistant.tts.xtts.gpt.network.GptModel;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.network.LoopOutput;
import org.assistant.tts.xtts.gpt.sampling.GumbelNoise;
import org.assistant.tts.xtts.gpt.sampling.Sampler;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;
import org.assistant.tts.xtts.vocoder.ChunkSchedule;
import org.assistant.tts.xtts.vocoder.SpeechStream;
import org.assistant.tts.xtts.vocoder.VocoderModel;

/**
 * Checks XTTS on a card, at the published size with weights from a formula: whether half precision chooses the same codes as
 * float32, and how long a sentence takes. See {@code it-tests/gpu}.
 */
final class XttsCardCheck {

    private static final double FIRST_AUDIO_BUDGET_MS = 120;

    /** Approximate tokens and codes of a sentence of twelve words. */
    private static final int TOKENS = 30;

    private static final int CODES = 100;
    private static final int SENTENCES = 20;
    private static final int TRIAL_SENTENCES = 3;
    private static final int WARM_UP = 2;
    private static final int REPETITIONS = 7;

    private final boolean card;
    private final ExecutionTarget target;
    private final XttsLayout layout;
    private final XttsDimensions dimensions;
    private final Embeddings embeddings;
    private final Conditioning voice;
    private final TextTokens text;

    private XttsCardCheck(boolean card, XttsLayout layout) {
        this.card = card;
        this.target = card ? new ExecutionTarget.Cuda(0) : new ExecutionTarget.Cpu(2);
        this.layout = layout;
        this.dimensions = XttsDimensions.read(layout.dimensions());
        this.embeddings = Embeddings.open(layout.embeddings(), dimensions);
        Random random = new Random(1);
        this.voice = new Conditioning(
                gaussian(random, dimensions.conditioningLatents() * dimensions.width()),
                gaussian(random, dimensions.speakerWidth()));
        this.text = new TextTokens(IntStream.range(0, TOKENS)
                .map(token -> 3 + token * token % 40)
                .boxed()
                .toList());
    }

    /**
     * Checks and measures.
     *
     * @param arguments a folder with 5 GB for the model; then {@code --cpu} for a small model on the processor, which tests the
     *     check itself
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        boolean card = !Arrays.asList(arguments).contains("--cpu");
        Path checkpoint = folder.resolve("checkpoint");
        if (!card) {
            FormulaModel.write(checkpoint);
        } else if (!Files.exists(checkpoint.resolve("ref.wav"))) { // the last file that is written
            FormulaModel.writePublishedSize(checkpoint);
        }
        new XttsModelPackage().convert(checkpoint, folder, List.of("fp16", "fp32"), Progress.SILENT);
        XttsCardCheck check = new XttsCardCheck(card, new XttsLayout(folder));
        check.tell("machine", "%s, Java %s", check.smi("name,driver_version"), System.getProperty("java.version"));
        check.precision();
        check.chunks();
        check.sentences();
        boolean kept = check.engine();
        if (card && !kept) {
            System.exit(1);
        }
    }

    /** Compares greedy codes of half precision on the target with those of float32 on the processor. */
    private void precision() {
        int most = Math.min(CODES, dimensions.mostCodes());
        SamplingSettings settings =
                new SamplingSettings(0, true, 0, 0, 1, dimensions.sampling().repetitionPenalty());
        float[] prompt = prompt();
        List<Integer> exact = new ArrayList<>();
        List<float[]> latents = new ArrayList<>();
        greedy(prompt, settings, most, exact, latents);
        try (GptLoopModel loop = loop()) {
            LoopOutput free = loop.run(prompt, 1, noise(most), seen(List.of()), settings);
            int same = 0;
            while (same < Math.min(exact.size(), free.count()) && free.code(same) == exact.get(same)) {
                same++;
            }
            int agreed = 0;
            double error = 0;
            double power = 0;
            for (int i = 0; i < exact.size(); i++) {
                List<Integer> before = exact.subList(0, i);
                LoopOutput led = loop.run(rows(prompt, before), 1 + i, noise(1), seen(before), settings);
                agreed += led.code(0) == exact.get(i) ? 1 : 0;
                float[] rounded = led.latent(0);
                for (int j = 0; j < rounded.length; j++) {
                    error += Math.pow((double) rounded[j] - latents.get(i)[j], 2);
                    power += Math.pow(latents.get(i)[j], 2);
                }
            }
            tell(
                    "fp16 against fp32 on a processor",
                    "same greedy codes: %d of %d led, first %d free; latents %.1f dB below",
                    agreed,
                    exact.size(),
                    same,
                    10 * Math.log10(power / error));
        }
    }

    private void greedy(
            float[] prompt, SamplingSettings settings, int most, List<Integer> codes, List<float[]> latents) {
        int length = prompt.length / dimensions.width();
        ExecutionTarget processor = new ExecutionTarget.Cpu(Runtime.getRuntime().availableProcessors());
        Sampler sampler = new Sampler(settings, dimensions.startAudio());
        try (GptModel model =
                GptModel.open(layout.gpt(Precision.FP32), processor, dimensions, 1, length + dimensions.mostCodes())) {
            GptOutput output = model.read(0, prompt, 0);
            while (true) {
                latents.add(output.latent(0));
                codes.add(sampler.next(output.logits(0)));
                int code = codes.get(codes.size() - 1);
                if (code == dimensions.stopAudio() || codes.size() == most) {
                    return;
                }
                float[] row = new float[dimensions.width()];
                embeddings.code(code, codes.size(), row, 0);
                output = model.step(row, length++);
            }
        }
    }

    /** Measures runs of different numbers of codes. */
    private void chunks() {
        try (GptLoopModel loop = loop()) {
            for (int steps : new int[] {1, 2, 8, 16, 32, 48}) {
                double[] millis = new double[REPETITIONS];
                for (int i = 0, seed = 0; i < REPETITIONS; seed++) {
                    float[] noise = new GumbelNoise(seed).next(steps * dimensions.audioVocabulary());
                    long start = System.nanoTime();
                    LoopOutput output = loop.run(prompt(), 1, noise, seen(List.of()), sampled(seed));
                    double taken = (System.nanoTime() - start) / 1e6;
                    if (output.count() == steps) { // runs that stopped earlier don't count
                        millis[i++] = taken;
                    }
                }
                Arrays.sort(millis, WARM_UP, REPETITIONS);
                double median = millis[(WARM_UP + REPETITIONS) / 2];
                tell(
                        "a run of " + steps + " codes",
                        "%.1f ms, %.2f ms a code, slowest %.1f ms",
                        median,
                        median / steps,
                        millis[REPETITIONS - 1]);
            }
        }
    }

    private void sentences() throws IOException {
        List<Sentence> spoken = new ArrayList<>();
        try (Decoder decoder = Decoder.openLoop(layout, dimensions, Precision.FP16, target, 16, TOKENS, 64);
                VocoderModel vocoder = VocoderModel.open(layout.vocoder(Precision.FP16), target, dimensions)) {
            for (int seed = 0; spoken.size() < WARM_UP + (card ? SENTENCES : TRIAL_SENTENCES); seed++) {
                sentence(decoder, vocoder, seed).ifPresent(spoken::add);
            }
            tell("memory of the card, in use", "%s", smi("memory.used,memory.total"));
        }
        List<Sentence> warm = spoken.subList(WARM_UP, spoken.size());
        double seconds = (double) codes() * dimensions.codeStride() / dimensions.inputSampleRate();
        tell("a sentence", "%d tokens, %d codes, %.2f s of speech; %d of them", TOKENS, codes(), seconds, warm.size());
        tell("first audio after the load", "%.1f ms", spoken.get(0).firstAudio);
        tell(
                "first audio",
                "%s",
                percentiles(warm.stream().mapToDouble(Sentence::firstAudio).toArray()));
        tell(
                "whole sentence",
                "%s",
                percentiles(warm.stream().mapToDouble(Sentence::total).toArray()));
        tell(
                "of that in the vocoder",
                "%s",
                percentiles(warm.stream().mapToDouble(Sentence::vocoder).toArray()));
        tell("memory of the process", "%s", resident());
    }

    /** Measures the first audio of the engine, on threads of its own, also after a rest long enough for these to end. */
    private boolean engine() throws IOException {
        int most = card ? SENTENCES : TRIAL_SENTENCES;
        double[] millis = EngineFirstAudio.millis(layout, dimensions, target, text, voice, WARM_UP, most);
        tell("first audio of the engine", "%s", percentiles(millis));
        if (card) {
            double rested = EngineFirstAudio.millisAfterRest(layout, dimensions, target, text, voice);
            tell("first audio after a rest", "%.1f ms", rested);
        }
        boolean kept = percentile(millis, 95) <= FIRST_AUDIO_BUDGET_MS;
        tell("budget of the first audio", "%.0f ms: %s", FIRST_AUDIO_BUDGET_MS, kept ? "kept" : "MISSED");
        return kept;
    }

    /** Times of one sentence, in milliseconds. */
    private record Sentence(double firstAudio, double total, double vocoder) {}

    /** Speaks one sentence; empty if the speech ends too early. */
    private Optional<Sentence> sentence(Decoder decoder, VocoderModel vocoder, long seed) {
        double[] first = {0};
        long start = System.nanoTime();
        ChunkSchedule schedule = ChunkSchedule.of(
                dimensions, 1, decoder.secondsPerLatent(), vocoder.secondsPerFrame(), vocoder.marginShare());
        SpeechStream stream = SpeechStream.begin(vocoder, dimensions, voice, 1, schedule, pcm -> {
            first[0] = first[0] == 0 ? (System.nanoTime() - start) / 1e6 : first[0];
        });
        long decoding = 0;
        try (Latents latents = decoder.start(text, voice, sampled(seed), false)) {
            for (int i = 0; i < codes(); i++) {
                Optional<float[]> latent = latents.next();
                if (latent.isEmpty()) {
                    return Optional.empty();
                }
                long before = System.nanoTime();
                stream.append(latent.get());
                decoding += System.nanoTime() - before;
            }
        }
        long before = System.nanoTime();
        stream.finish();
        long end = System.nanoTime();
        return Optional.of(new Sentence(first[0], (end - start) / 1e6, (decoding + end - before) / 1e6));
    }

    private int codes() {
        return Math.min(CODES, dimensions.mostCodes() * 2 / 3);
    }

    private GptLoopModel loop() {
        return GptLoopModel.open(layout.gptLoop(Precision.FP16), target, dimensions);
    }

    private SamplingSettings sampled(long seed) {
        XttsDimensions.Sampling model = dimensions.sampling();
        return new SamplingSettings(
                seed, true, model.temperature(), model.topK(), model.topP(), model.repetitionPenalty());
    }

    private float[] noise(int steps) {
        return new float[steps * dimensions.audioVocabulary()];
    }

    private BitSet seen(List<Integer> codes) {
        BitSet seen = Sampler.seenBefore(dimensions.startAudio());
        codes.forEach(seen::set);
        return seen;
    }

    private float[] prompt() {
        float[] prefix = embeddings.prefix(voice, text.ids().get(0));
        float[] rest = embeddings.rest(text);
        float[] prompt = Arrays.copyOf(prefix, prefix.length + rest.length);
        System.arraycopy(rest, 0, prompt, prefix.length, rest.length);
        return prompt;
    }

    private float[] rows(float[] prompt, List<Integer> codes) {
        int width = dimensions.width();
        float[] rows = Arrays.copyOf(prompt, prompt.length + codes.size() * width);
        for (int i = 0; i < codes.size(); i++) {
            embeddings.code(codes.get(i), i + 1, rows, prompt.length + i * width);
        }
        return rows;
    }

    private static float[] gaussian(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian() / 2;
        }
        return values;
    }

    private static String percentiles(double... millis) {
        return String.format(Locale.ROOT, "p50 %.1f ms, p95 %.1f ms", percentile(millis, 50), percentile(millis, 95));
    }

    private static double percentile(double[] millis, int percent) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }

    /** The driver's report about the card. */
    private String smi(String query) throws IOException {
        if (!card) {
            return "no card";
        }
        Process process =
                new ProcessBuilder("nvidia-smi", "--query-gpu=" + query, "--format=csv,noheader", "-i", "0").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    private static String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList()
                .toString();
    }

    private void tell(String what, String format, Object... values) {
        System.out.printf("%-34s %s%n", what, String.format(Locale.ROOT, format, values));
    }
}
