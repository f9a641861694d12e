package org.assistant.tts.xtts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.assistant.tts.config.NamePairs;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.assistant.tts.xtts.model.Precision;

/** The {@code tts.xtts.*} keys. */
public final class XttsSettings implements Settings {

    static final Setting<String> VOICE = Setting.text(
            "tts.xtts.voice",
            "",
            "the id of a voice; empty for the first one there is",
            "Voice of requests that name none.");

    static final Setting<Map<String, String>> ALIASES = new Setting<>(
            "tts.xtts.aliases",
            "alloy=alison-dietlinde, ash=craig-gutsy, ballad=damien-black, cedar=viktor-menelaos, coral=daisy-studious, "
                    + "echo=andrew-chipper, fable=royston-min, marin=ana-florence, nova=claribel-dervla, "
                    + "onyx=baldur-sanjin, sage=gracie-wise, shimmer=tammie-ema, verse=dionisio-schuyler",
            "name=id pairs with commas between them, or none",
            "Other names of voices; one whose voice is not there gets the default voice. The default gives OpenAI's names a"
                    + " speaker of the published model each.",
            NamePairs::parse);

    static final Setting<Optional<Path>> VOICES = new Setting<>(
            "tts.xtts.voices",
            "",
            "a path; empty for xtts-voices in the folder that models are kept in",
            "The folder that cloned voices are kept in.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

    static final Setting<Device> DEVICE = new Setting<>(
            "tts.xtts.device",
            "auto",
            Device.RANGE,
            "Where the networks run; auto takes the first NVIDIA card if there is one.",
            Device::parse);

    static final Setting<Optional<Precision>> PRECISION = new Setting<>(
            "tts.xtts.precision",
            "auto",
            "auto, fp32, fp16, int8, int4",
            "Numbers that the weights are kept in, fp16 on cards and the others on processors; auto takes the fastest there is.",
            XttsSettings::precision);

    static final Setting<Integer> THREADS = Setting.integer(
            "tts.xtts.threads", 0, 0, 64, "Processor threads of one run of a network; 0 chooses for the machine.");

    static final Setting<Integer> BATCH_ROWS = Setting.integer(
            "tts.xtts.batch-rows",
            0,
            0,
            64,
            "Texts that are decoded together on a processor, each with about 0.2 GB of memory once it is needed, or that"
                    + " take turns on a card; 0 chooses.");

    static final Setting<Integer> MAX_WAITING = Setting.integer(
            "tts.xtts.max-waiting",
            64,
            0,
            10_000,
            "Texts that may wait for their turn before a new speech is refused as overload.");

    static final Setting<Optional<Double>> TEMPERATURE = ofModel(
            "tts.xtts.temperature",
            "0 to 10",
            value -> value >= 0 && value <= 10,
            "How freely the voice varies; 0 not at all.");

    static final Setting<Optional<Double>> TOP_K = ofModel(
            "tts.xtts.top-k",
            "a whole number from 0 to 10000",
            value -> value >= 0 && value <= 10_000 && value == Math.rint(value),
            "How many of the likeliest codes may come next; 0 for all.");

    static final Setting<Optional<Double>> TOP_P = ofModel(
            "tts.xtts.top-p",
            "above 0 up to 1",
            value -> value > 0 && value <= 1,
            "Share of probability that the codes that may come next have together.");

    static final Setting<Optional<Double>> REPETITION_PENALTY = ofModel(
            "tts.xtts.repetition-penalty",
            "1 to 100",
            value -> value >= 1 && value <= 100,
            "How much less likely a code is that was there before; 1 not at all.");

    static final Setting<Optional<Long>> SEED = new Setting<>(
            "tts.xtts.seed",
            "",
            "a whole number; empty for another one at each request",
            "Makes speech repeatable: the same request sounds the same on the same machine, and texts are decoded one"
                    + " at a time.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text)));

    static final Setting<Duration> PAUSE = Setting.millis(
            "tts.xtts.pause",
            150,
            0,
            5_000,
            "Silence after a sentence, added to the voice's own, at speed 1; a third of it within a long sentence, 350 ms more"
                    + " after a paragraph.");

    private static Setting<Optional<Double>> ofModel(
            String key, String range, DoublePredicate allowed, String meaning) {
        return new Setting<>(key, "", range + "; empty for the model's own", meaning, text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            double value = Double.parseDouble(text);
            if (!allowed.test(value)) {
                throw new IllegalArgumentException("out of range");
            }
            return Optional.of(value);
        });
    }

    private static Optional<Precision> precision(String text) {
        if (text.equals("auto")) {
            return Optional.empty();
        }
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.word().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> {
                    throw new IllegalArgumentException("out of range");
                });
    }

    @Override
    public List<Setting<?>> all() {
        return List.of(
                VOICE,
                ALIASES,
                VOICES,
                DEVICE,
                PRECISION,
                THREADS,
                BATCH_ROWS,
                MAX_WAITING,
                TEMPERATURE,
                TOP_K,
                TOP_P,
                REPETITION_PENALTY,
                SEED,
                PAUSE);
    }
}
