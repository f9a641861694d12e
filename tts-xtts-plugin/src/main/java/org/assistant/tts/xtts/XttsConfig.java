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
 * Values of the {@code tts.xtts.*} keys; {@link XttsSettings} gives their meanings and ranges.
 *
 * @param voice an id; empty for the first voice
 * @param aliases the ids of voices, by other names in lower case
 * @param voices folder of the cloned voices
 * @param threads threads of one run; 0 chooses
 * @param batchRows 0 chooses
 * @param temperature the model's own if empty, like the next three
 * @param seed a new one for each request if empty
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

    /** Each step reads all weights from memory, and more threads than this hardly speed that up. */
    private static final int MOST_USEFUL_THREADS = 8;

    /** A step of four rows takes 1.2 times as long as one of a single row: three times the speech in the same time. */
    private static final int PROCESSOR_ROWS = 4;

    private static final int CARD_ROWS = 16;

    /**
     * Two processors make one second of speech of each of two texts in 0.78 s: 0.46 s for the codes of both together (a second
     * row adds a 15th to the time of one), and 0.16 s a text for the vocoder. Three texts would leave no reserve.
     */
    private static final int PROCESSOR_TEXTS = 2;

    /**
     * Reads the values in force.
     *
     * @param source returns the text of a key, or nothing if it is not set
     * @throws IllegalArgumentException if a value is out of range or conflicts with another; names its key
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

    /** Threads of one run: the configured number, or all processors up to {@value #MOST_USEFUL_THREADS}. */
    int threadsPerRun() {
        return threads > 0 ? threads : Math.min(MOST_USEFUL_THREADS, processors());
    }

    /** Runs of the vocoder at once: as many as keep every processor busy. */
    int vocoderRuns() {
        return Math.max(1, processors() / threadsPerRun());
    }

    /**
     * The number of texts that can have a place at once. On a processor they are decoded together, so it is one if speech has to
     * be repeatable, since rounding depends on the other texts; on a card they take turns.
     */
    int rows(ExecutionTarget target) {
        boolean card = target instanceof ExecutionTarget.Cuda;
        if (seed.isPresent() && !card) {
            return 1;
        }
        int suitable = card ? CARD_ROWS : PROCESSOR_ROWS;
        return batchRows > 0 ? batchRows : suitable;
    }

    /** The number of texts that hardly slow each other: one on a card, which makes a chunk of one text after the other. */
    int parallel(ExecutionTarget target) {
        return target instanceof ExecutionTarget.Cuda ? 1 : Math.min(rows(target), PROCESSOR_TEXTS);
    }

    /** The targets to try when the model is loaded, in this order. */
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
