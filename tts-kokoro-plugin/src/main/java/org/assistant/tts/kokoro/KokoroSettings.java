package org.assistant.tts.kokoro;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.assistant.tts.kokoro.voices.VoiceAliases;

/** The {@code tts.kokoro.*} keys. */
public final class KokoroSettings implements Settings {

    static final Setting<String> VOICE = Setting.text(
            "tts.kokoro.voice",
            "af_heart",
            "a voice, or a mixture such as af_bella(2)+af_sky(1)",
            "Voice of requests that name none.");

    static final Setting<Map<String, String>> ALIASES = new Setting<>(
            "tts.kokoro.aliases",
            "alloy=af_alloy, ash=am_michael, ballad=bm_george, cedar=am_fenrir, coral=af_bella, echo=am_echo, "
                    + "fable=bm_fable, marin=af_heart, nova=af_nova, onyx=am_onyx, sage=af_sarah, shimmer=af_sky, "
                    + "verse=am_puck",
            "name=voice pairs with commas between them, or none",
            "Other names of voices; the default gives OpenAI's names a voice each.",
            VoiceAliases::parse);

    static final Setting<Integer> THREADS = Setting.integer(
            "tts.kokoro.threads", 0, 0, 64, "Processor threads of one run of the network; 0 chooses for the machine.");

    static final Setting<Integer> CONCURRENT_RUNS = Setting.integer(
            "tts.kokoro.concurrent-runs", 0, 0, 64, "Runs of the network at once; 0 chooses for the machine.");

    static final Setting<Integer> MAX_WAITING = Setting.integer(
            "tts.kokoro.max-waiting",
            64,
            0,
            10_000,
            "Runs that may wait for their turn before a new speech is refused as overload.");

    static final Setting<Duration> CLAUSE_PAUSE = Setting.millis(
            "tts.kokoro.clause-pause", 100, 0, 5_000, "Rest between two pieces of one sentence, at speed 1.");

    static final Setting<Duration> SENTENCE_PAUSE =
            Setting.millis("tts.kokoro.sentence-pause", 250, 0, 5_000, "Rest after a sentence, at speed 1.");

    static final Setting<Duration> PARAGRAPH_PAUSE =
            Setting.millis("tts.kokoro.paragraph-pause", 600, 0, 5_000, "Rest after a paragraph, at speed 1.");

    static final Setting<Double> LOUDNESS = Setting.number(
            "tts.kokoro.loudness",
            -20,
            -40,
            -12,
            "Loudness that every voice is brought to, in LUFS (ITU-R BS.1770-4).");

    static final Setting<Integer> CACHE = Setting.integer(
            "tts.kokoro.cache",
            64,
            0,
            4096,
            "Megabytes for pieces spoken lately, which are not made again for the same words, voice and speed; a minute of "
                    + "speech takes 6, and 0 keeps none. Never more than an eighth of the Java heap.");

    /** Whether eSpeak NG may run. */
    enum EspeakUse {
        ON,
        OFF
    }

    /** Whether a text may start to sound before its first sentence is complete. */
    enum EarlySound {
        ON,
        OFF
    }

    static final Setting<EspeakUse> ESPEAK = Setting.choice(
            "tts.kokoro.espeak",
            EspeakUse.ON,
            EspeakUse.class,
            "Whether eSpeak NG, a process of its own under GPL-3.0, says what no lexicon has. Where it is off, English words outside "
                    + "the lexicons are said by their letters, and only English, Japanese and Chinese are spoken.");

    static final Setting<EarlySound> EARLY_SOUND = Setting.choice(
            "tts.kokoro.early-sound",
            EarlySound.ON,
            EarlySound.class,
            "Whether a text whose listener waits begins to sound before its first piece is whole. That piece is then a little "
                    + "farther from the exact network and is not kept in the cache; needs a tuned network.");

    @Override
    public List<Setting<?>> all() {
        return List.of(
                VOICE,
                ALIASES,
                THREADS,
                CONCURRENT_RUNS,
                MAX_WAITING,
                CLAUSE_PAUSE,
                SENTENCE_PAUSE,
                PARAGRAPH_PAUSE,
                LOUDNESS,
                CACHE,
                ESPEAK,
                EARLY_SOUND);
    }
}
