package org.assistant.tts.kokoro;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values of the {@code tts.kokoro.*} keys; {@link KokoroSettings} gives their meanings and ranges.
 *
 * @param voice a voice expression
 * @param aliases names, each with its voice expression
 * @param threads of one run; 0 for automatic
 * @param concurrentRuns 0 for automatic
 * @param loudness in LUFS
 * @param cacheMegabytes 0 for none
 * @param espeak whether eSpeak NG may run
 * @param soundInsideSentence whether a sentence may sound before it is whole
 */
public record KokoroConfig(
        String voice,
        Map<String, String> aliases,
        int threads,
        int concurrentRuns,
        int maxWaiting,
        Duration clausePause,
        Duration sentencePause,
        Duration paragraphPause,
        double loudness,
        int cacheMegabytes,
        boolean espeak,
        boolean soundInsideSentence) {

    /** More threads than this hardly speed up a run of this network. */
    private static final int MOST_USEFUL_THREADS = 4;

    /** Each run needs memory of its own, some 200 MB for a long sentence. */
    private static final int MOST_SHARED_RUNS = 16;

    public KokoroConfig {
        aliases = Map.copyOf(aliases);
    }

    /** All keys at their defaults. */
    public static KokoroConfig defaults() {
        return from(key -> Optional.empty());
    }

    /**
     * The values in force.
     *
     * @param source returns the text of a key; empty if the key is not set
     * @throws IllegalArgumentException if a value is out of range; the message names its key
     */
    public static KokoroConfig from(Function<String, Optional<String>> source) {
        return new KokoroConfig(
                KokoroSettings.VOICE.in(source),
                KokoroSettings.ALIASES.in(source),
                KokoroSettings.THREADS.in(source),
                KokoroSettings.CONCURRENT_RUNS.in(source),
                KokoroSettings.MAX_WAITING.in(source),
                KokoroSettings.CLAUSE_PAUSE.in(source),
                KokoroSettings.SENTENCE_PAUSE.in(source),
                KokoroSettings.PARAGRAPH_PAUSE.in(source),
                KokoroSettings.LOUDNESS.in(source),
                KokoroSettings.CACHE.in(source),
                KokoroSettings.ESPEAK.in(source) == KokoroSettings.EspeakUse.ON,
                KokoroSettings.EARLY_SOUND.in(source) == KokoroSettings.EarlySound.ON);
    }

    /** The threads of one run: as set, else one for each processor up to {@value #MOST_USEFUL_THREADS}. */
    int threadsPerRun() {
        return threads > 0 ? threads : Math.min(MOST_USEFUL_THREADS, processors());
    }

    /** The number of concurrent runs: as set, else as many as keep every processor busy. */
    int runs() {
        return concurrentRuns > 0 ? concurrentRuns : Math.max(1, processors() / threadsPerRun());
    }

    /**
     * The number of concurrent runs of a network that can use fewer threads while others run: as set, else one for each processor
     * up to {@value #MOST_SHARED_RUNS}.
     */
    int sharedRuns() {
        return concurrentRuns > 0 || threads > 0 ? runs() : Math.min(MOST_SHARED_RUNS, processors());
    }

    /** The threads of each of those runs: as set, else an equal share of the processors. */
    int threadsPerSharedRun() {
        return threads > 0 ? threads : Math.max(1, Math.min(threadsPerRun(), processors() / sharedRuns()));
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
