package org.assistant.tts.speech.engines;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration keys of speech. */
public final class SpeechSettings implements Settings {

    /** The engine that speaks. */
    public static final Setting<String> BACKEND = Setting.text(
            "tts.backend",
            "kokoro",
            "the name of an engine in the WAR",
            "The engine that speaks; read at each request.");

    /** The engine that takes over. */
    public static final Setting<String> FALLBACK = Setting.text(
            "tts.fallback",
            "kokoro",
            "the name of an engine in the WAR, or none",
            "The engine that speaks a sentence which the engine in force does not speak in time.");

    /** The largest number of concurrent utterances. */
    public static final Setting<Integer> MAX_CONCURRENT = Setting.integer(
            "tts.speech.max-concurrent",
            64,
            1,
            10_000,
            "Most utterances at once; one more is refused with status 429.");

    /** Share of the utterances that one address may have. */
    public static final Setting<Integer> PERCENT_PER_ADDRESS = Setting.integer(
            "tts.speech.max-percent-per-address",
            75,
            1,
            100,
            "Share of tts.speech.max-concurrent that requests from one address may have, in percent; one more is refused with"
                    + " status 429. A proxy in front is one address.");

    /** Longest wait for a first sound. */
    public static final Setting<Duration> LONGEST_WAIT = Setting.millis(
            "tts.speech.longest-wait",
            10_000,
            100,
            600_000,
            "Longest that the first sound of an utterance may take by the measured speed; one that would take longer is"
                    + " refused with status 429.");

    /** How long refusals last before the server is not ready. */
    public static final Setting<Duration> SATURATED_AFTER = Setting.millis(
            "tts.speech.saturated-after",
            15_000,
            100,
            3_600_000,
            "How long utterances are refused without a pause before the server says that it is not ready.");

    /** Longest text. */
    public static final Setting<Integer> MAX_CHARACTERS = Setting.integer(
            "tts.speech.max-characters", 100_000, 1, 10_000_000, "Longest text of one request, in characters.");

    /** Longest text whose audio is held in memory. */
    public static final Setting<Integer> MAX_WHOLE_CHARACTERS = Setting.integer(
            "tts.speech.max-whole-characters",
            4_096,
            1,
            100_000,
            "Longest text that is answered in one piece (\"stream\": false), in characters; its audio is held in memory.");

    /** Largest request with recordings. */
    public static final Setting<Integer> MAX_UPLOAD_BYTES = Setting.integer(
            "tts.speech.max-upload-bytes",
            33_554_432,
            1_000,
            1_000_000_000,
            "Largest request with recordings of a voice to be cloned, in bytes; it is held in memory.");

    /** How long the server goes on speaking after it was told to stop. */
    public static final Setting<Duration> SHUTDOWN_GRACE = Setting.millis(
            "assistant.shutdown.grace",
            20_000,
            0,
            600_000,
            "Longest that the server goes on with what it accepted before SIGTERM or SIGINT; what is left then is ended.");

    /** The public address of the assistant. */
    public static final Setting<Optional<URI>> PUBLIC_URL = new Setting<>(
            "assistant.public-url",
            "",
            "an http or https address, or empty",
            "The address that is told in the log once the assistant is ready.",
            SpeechSettings::address);

    @Override
    public List<Setting<?>> all() {
        return List.of(
                BACKEND,
                FALLBACK,
                MAX_CONCURRENT,
                PERCENT_PER_ADDRESS,
                LONGEST_WAIT,
                SATURATED_AFTER,
                MAX_CHARACTERS,
                MAX_WHOLE_CHARACTERS,
                MAX_UPLOAD_BYTES,
                SHUTDOWN_GRACE,
                PUBLIC_URL);
    }

    private static Optional<URI> address(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI address = URI.create(text);
        if (address.getHost() == null || !address.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("not an http address");
        }
        return Optional.of(address);
    }
}
