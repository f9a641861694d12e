package org.assistant.tts.kokoro;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values of the {@code tts.kokoro.*} keys; what each means and its range stand in {@link KokoroSettings}.
 *
 * @param voice an expression
 * @param aliases names, and the expressions that they stand for
 * @param threads of one run; 0 chooses
 * @param concurrentRuns 0 chooses
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

    /** More threads than this hardly quicken a run of this network. */
    private static final int MOST_USEFUL_THREADS = 4;

    /** Each run needs memory of its own, some 200 MB for a long sentence. */
    private static final int MOST_SHARED_RUNS = 16;

    public KokoroConfig {
        aliases = Map.copyOf(aliases);
    }

    /** Every key at its default. */
    public static KokoroConfig defaults() {
        return from(key -> Optional.empty());
    }

    /**
     * The values in force.
     *
     * @param source gives the text of a key, or nothing where it is not set
     * @throws IllegalArgumentException if a value is out of range; names its key
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

    /** Threads of one run: as set, else all processors up to {@value #MOST_USEFUL_THREADS}. */
    int threadsPerRun() {
        return threads > 0 ? threads : Math.min(MOST_USEFUL_THREADS, processors());
    }

    /** Runs at once: as set, else as many as keep every processor busy. */
    int runs() {
        return concurrentRuns > 0 ? concurrentRuns : Math.max(1, processors() / threadsPerRun());
    }

    /**
     * Runs at once of a network that can do with fewer threads while others run: as set, else one a processor, up to
     * {@value #MOST_SHARED_RUNS}.
     */
    int sharedRuns() {
        return concurrentRuns > 0 || threads > 0 ? runs() : Math.min(MOST_SHARED_RUNS, processors());
    }

    /** Threads of each of them: as set, else its share of the processors. */
    int threadsPerSharedRun() {
        return threads > 0 ? threads : Math.max(1, Math.min(threadsPerRun(), processors() / sharedRuns()));
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
