package org.assistant.tts.xtts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * Values of the {@code tts.xtts.*} keys; what each means and its range stand in {@link XttsSettings}.
 *
 * @param voice an id; empty for the first voice
 * @param aliases names in lower case, and the ids that they stand for
 * @param voices folder of the cloned voices
 * @param threads of one run; 0 chooses
 * @param batchRows 0 chooses
 * @param temperature of the model where it is empty, as the three after it
 * @param seed a new one for each request where it is empty
 */
public record XttsConfig(
        String voice,
        Map<String, String> aliases,
        Optional<Path> voices,
        Device device,
        Optional<Precision> precision,
        int threads,
        int batchRows,
        int maxWaiting,
        Optional<Double> temperature,
        Optional<Double> topK,
        Optional<Double> topP,
        Optional<Double> repetitionPenalty,
        Optional<Long> seed,
        Duration pause) {

    public XttsConfig {
        aliases = Map.copyOf(aliases);
    }

    /** The networks read their weights once a step, which more threads than these hardly quicken. */
    private static final int MOST_USEFUL_THREADS = 8;

    /** Three times the speech of one for 1.2 times the time. */
    private static final int PROCESSOR_ROWS = 4;

    private static final int CARD_ROWS = 16;

    /**
     * Of a second of speech of each of two texts, two processors need 0.46 s for the codes of both together, with a 15th more
     * for a row more than for one alone, and 0.16 s a text for the vocoder: 0.78 s. Three texts would leave no reserve.
     */
    private static final int PROCESSOR_TEXTS = 2;

    /**
     * The values in force.
     *
     * @param source gives the text of a key, or nothing where it is not set
     * @throws IllegalArgumentException if a value is out of range, or does not go with another; names its key
     */
    public static XttsConfig from(Function<String, Optional<String>> source) {
        XttsConfig config = new XttsConfig(
                XttsSettings.VOICE.in(source),
                XttsSettings.ALIASES.in(source),
                XttsSettings.VOICES.in(source),
                XttsSettings.DEVICE.in(source),
                XttsSettings.PRECISION.in(source),
                XttsSettings.THREADS.in(source),
                XttsSettings.BATCH_ROWS.in(source),
                XttsSettings.MAX_WAITING.in(source),
                XttsSettings.TEMPERATURE.in(source),
                XttsSettings.TOP_K.in(source),
                XttsSettings.TOP_P.in(source),
                XttsSettings.REPETITION_PENALTY.in(source),
                XttsSettings.SEED.in(source),
                XttsSettings.PAUSE.in(source));
        if (config.targets().isEmpty()) {
            throw new IllegalArgumentException(XttsSettings.PRECISION.key() + " must be fp16 on a card and another on a"
                    + " processor, was " + config.precision.map(Precision::word).orElseThrow()
                    + " without such a device in " + XttsSettings.DEVICE.key());
        }
        return config;
    }

    /** Threads of one run: as set, else all processors up to {@value #MOST_USEFUL_THREADS}. */
    int threadsPerRun() {
        return threads > 0 ? threads : Math.min(MOST_USEFUL_THREADS, processors());
    }

    /** Runs of the vocoder at once: as many as keep every processor busy. */
    int vocoderRuns() {
        return Math.max(1, processors() / threadsPerRun());
    }

    /**
     * Texts that have a place at once. On a processor they are decoded together, so it is one where speech has to be repeatable,
     * since rounding depends on the others; on a card they take turns.
     */
    int rows(ExecutionTarget target) {
        boolean card = target instanceof ExecutionTarget.Cuda;
        if (seed.isPresent() && !card) {
            return 1;
        }
        int suitable = card ? CARD_ROWS : PROCESSOR_ROWS;
        return batchRows > 0 ? batchRows : suitable;
    }

    /** Texts that hardly slow each other: one on a card, which makes a chunk of one text after the other. */
    int parallel(ExecutionTarget target) {
        return target instanceof ExecutionTarget.Cuda ? 1 : Math.min(rows(target), PROCESSOR_TEXTS);
    }

    /** Where to load the model, in this order. */
    List<ExecutionTarget> targets() {
        return device.targets(threadsPerRun()).stream()
                .filter(target -> precision
                        .map(wanted -> wanted.onCards() == target instanceof ExecutionTarget.Cuda)
                        .orElse(true))
                .toList();
    }

    /** How the codes of one request are chosen. */
    SamplingSettings sampling(XttsDimensions.Sampling model) {
        return new SamplingSettings(
                seed.orElseGet(ThreadLocalRandom.current()::nextLong),
                seed.isPresent(),
                temperature.orElse(model.temperature()),
                topK.map(Double::intValue).orElse(model.topK()),
                topP.orElse(model.topP()),
                repetitionPenalty.orElse(model.repetitionPenalty()));
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
