package org.assistant.tts.spi;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns text into speech. One instance holds at most one loaded model. It is thread-safe; its creator closes it.
 *
 * <p>A bean of this type has the qualifier {@link Backend} with the engine's name. A third party's engine needs nothing else.
 */
public interface TTSEngine extends AutoCloseable {

    /** The languages that {@link #speak} accepts now; empty while there is no model. */
    Set<Locale> languages();

    /**
     * An immutable snapshot of the voices that a request may name. They are known before the model is loaded, so a page can
     * list them meanwhile.
     */
    Set<Voice> voices();

    /**
     * The languages that {@code voice} speaks: its own, unless the engine overrides this. A request may combine the voice with
     * any of them.
     *
     * @param voice one of {@link #voices}
     */
    default Set<Locale> languages(Voice voice) {
        return Set.of(voice.language());
    }

    /**
     * The language in which {@code request} is spoken: its own or, if it has none, that of its voice. A voice that is not among
     * {@link #voices} counts as the default voice, unless the engine overrides this.
     */
    default Locale language(SpeechRequest request) {
        return request.language().getLanguage().isEmpty()
                ? voices().stream()
                        .filter(voice -> voice.id().equals(request.voice()))
                        .findFirst()
                        .orElseGet(this::defaultVoice)
                        .language()
                : request.language();
    }

    /**
     * The median fundamental frequency of {@code voice}, in hertz; empty if it was not measured. Two voices of similar pitch
     * sound more alike than others of their sex.
     *
     * @param voice one of {@link #voices}
     */
    default OptionalDouble pitchHertz(Voice voice) {
        return OptionalDouble.empty();
    }

    /**
     * The tempo at which a request for {@code speed} is spoken: {@code speed} itself, or the nearest that this engine offers.
     *
     * @param speed as in {@link SpeechRequest#speed}
     */
    default double nearestSpeed(double speed) {
        return speed;
    }

    /**
     * Whether other servers speak for this engine. A text that came from such an engine on another server is never given to one
     * here, so no text goes round in circles.
     */
    default boolean isRemote() {
        return false;
    }

    /** The model and device of this engine. Never blocks for long. */
    default EngineProfile profile() {
        return EngineProfile.UNKNOWN;
    }

    /**
     * The longest time from a text to its first sound that suits this engine, 20 ms to 30 s; another engine speaks if it takes
     * longer. It is the default of the key {@code tts.<name>.latency-budget}; empty for a default that depends on {@link
     * EngineProfile#accelerated}. Never blocks for long.
     */
    default Optional<Duration> latencyBudget() {
        return Optional.empty();
    }

    /** The counts of this engine's cache; empty if it has none. Never blocks for long. */
    default Optional<CacheCounts> cache() {
        return Optional.empty();
    }

    /** The voice of a request that names none. */
    Voice defaultVoice();

    /** The sample rate of every {@link Pcm} that this engine makes, in hertz. */
    int sampleRate();

    /** Whether this engine can speak now, and if not, why. Never blocks. */
    EngineState state();

    /**
     * Speaks {@code request} and passes the sound to {@code sink} piece by piece, in the order of the text, on the calling
     * thread.
     *
     * <p>Blocks until {@code sink} has taken the last piece, so a slow sink slows the engine. Loads the model first if it is
     * not loaded yet. An exception thrown by {@code sink} ends the speech and reaches the caller unchanged.
     *
     * <p>An engine that can, reports with a piece how much of the text has been {@linkplain Pcm#said said} once it was heard.
     * The position never goes back, and that of the last piece is the end of the text. If the engine fails within a text,
     * another engine can continue from that position; without positions it starts again with the whole text.
     *
     * <p>The same request may sound different each time, since an engine may sample at random, or hurry for a waiting listener.
     * An engine that does neither, or whose configuration turns that off or sets the random seed, returns the same samples for
     * the same request on the same machine, whatever else it speaks meanwhile.
     *
     * <p>To cancel, interrupt the thread: the native run ends at its next node, a few tens of milliseconds later; then {@link
     * TTSException.Cancelled} is thrown with the thread's interrupt status set, and the engine stays usable. Whether this
     * method returns or throws, its work has ended: the processor or card that it used is free for the next call. It waits at
     * most two seconds for a run that does not end.
     *
     * @param request the text and its voice
     * @param sink gets at least one piece unless an exception is thrown; owns each piece that it was given
     * @throws TTSException.InvalidRequest if nothing in the text can be spoken, or a value is outside the engine's range
     * @throws TTSException.UnknownVoice if the engine has no such voice
     * @throws TTSException.UnsupportedLanguage if the engine or the voice does not speak the language
     * @throws TTSException.EngineUnavailable if there is no model, or the engine was closed
     * @throws TTSException.EngineOverloaded if too many calls are waiting already
     * @throws TTSException.SynthesisFailed if the model failed on this text
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    void speak(SpeechRequest request, Consumer<Pcm> sink);

    /** The phoneme signs that this engine accepts, as one string; empty for an engine that reads letters. */
    default String phonemeSigns() {
        return "";
    }

    /**
     * Returns how this engine would read {@code request}, without speaking it, for people who ask why a word sounds wrong.
     * Loads what it needs for that first, which may be less than the model.
     *
     * @return the sentences in order, at least one; empty from an engine that can't report its reading
     * @throws TTSException as {@link #speak} does
     */
    default Optional<List<SentenceReading>> reading(SpeechRequest request) {
        return Optional.empty();
    }

    /** Ends running calls and frees the model. Idempotent. */
    @Override
    void close();
}
