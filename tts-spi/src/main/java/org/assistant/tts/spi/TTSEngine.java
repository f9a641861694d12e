package org.assistant.tts.spi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns text into speech. One instance holds at most one loaded model, is safe for use by many threads at once, and is
 * closed by whoever made it.
 *
 * <p>A bean of this type carries the qualifier {@link Backend} with the engine's name; that is all a third party needs to
 * join.
 */
public interface TTSEngine extends AutoCloseable {

    /** The languages that {@link #speak} takes now; empty while no model is there. */
    Set<Locale> languages();

    /**
     * The voices that a request may name. Known without a loaded model, so that a page can list them while one loads; a
     * snapshot, immutable.
     */
    Set<Voice> voices();

    /**
     * The languages that {@code voice} speaks: its own, unless the engine says otherwise. Any of them may be asked for with it.
     *
     * @param voice one of {@link #voices}
     */
    default Set<Locale> languages(Voice voice) {
        return Set.of(voice.language());
    }

    /**
     * The language that {@code request} is spoken in: its own or, where it has none, that of its voice. A voice that is no id of
     * {@link #voices} counts as the default voice, unless the engine knows better.
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
     * Median of the fundamental frequency of {@code voice}, in hertz; nothing if it was not measured. Two voices whose pitch is
     * near sound more alike than others of their sex.
     *
     * @param voice one of {@link #voices}
     */
    default OptionalDouble pitchHertz(Voice voice) {
        return OptionalDouble.empty();
    }

    /**
     * The tempo that a request for {@code speed} is spoken at: {@code speed} itself, or the nearest that this engine can.
     *
     * @param speed as in {@link SpeechRequest#speed}
     */
    default double nearestSpeed(double speed) {
        return speed;
    }

    /**
     * Whether other servers speak for this engine. A text that another server's engine sent here is not given to such an engine, so
     * that no text goes round in circles.
     */
    default boolean isRemote() {
        return false;
    }

    /** What this engine is and runs on. Never blocks for long. */
    default EngineProfile profile() {
        return EngineProfile.UNKNOWN;
    }

    /** What the cache of this engine did so far; nothing if it has none. Never blocks for long. */
    default Optional<CacheCounts> cache() {
        return Optional.empty();
    }

    /** The voice that a request without one is spoken with. */
    Voice defaultVoice();

    /** Samples a second of every {@link Pcm} that this engine makes, in hertz. */
    int sampleRate();

    /** Whether this engine can speak now, and if not, why. Never blocks. */
    EngineState state();

    /**
     * Speaks {@code request}, handing audio to {@code sink} piece by piece in the order of the text, on the calling thread.
     *
     * <p>Blocks until {@code sink} took the last piece, so a slow sink slows the engine. Loads the model first if that has
     * not happened yet. An exception thrown by {@code sink} ends the speech and reaches the caller unchanged.
     *
     * <p>An engine that knows it tells with a piece what was {@linkplain Pcm#said said} once it was heard. That never goes back,
     * and the last piece then goes to the end of the text. Where an engine fails amid a text, another one can go on behind what
     * was said; an engine that tells nothing is begun anew with the whole text.
     *
     * <p>The same request may sound different each time, since an engine may draw at random how something is said, or hurry for
     * a listener who waits. One that does neither, or whose configuration turns that off or sets the seed that it draws from,
     * gives the same samples for the same request on the same machine, whatever else it speaks meanwhile.
     *
     * <p>To cancel, interrupt the thread: the native run ends at its next node, a few tens of milliseconds later; then {@link
     * TTSException.Cancelled} is thrown with the thread's interrupt status set, and the engine stays usable. However this
     * method returns, nothing that it began works any more: what the call held, a processor or a card, is free for the next.
     * A run that does not end is waited for no longer than two seconds.
     *
     * @param request what to say, with which voice
     * @param sink takes at least one piece unless an exception is thrown; owns each piece it was given
     * @throws TTSException.InvalidRequest if nothing in the text can be spoken, or a value is outside the engine's range
     * @throws TTSException.UnknownVoice if the engine has no such voice
     * @throws TTSException.UnsupportedLanguage if the engine or the voice does not speak the language
     * @throws TTSException.EngineUnavailable if there is no model, or the engine was closed
     * @throws TTSException.EngineOverloaded if too many calls wait already
     * @throws TTSException.SynthesisFailed if the model failed on this text
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    void speak(SpeechRequest request, Consumer<Pcm> sink);

    /** The signs that this engine takes as phonemes, one after the other; empty for an engine that reads letters. */
    default String phonemeSigns() {
        return "";
    }

    /**
     * How this engine would read {@code request}, without speaking it: for people who ask why a word sounds wrong. Loads what it
     * needs for that first, which may be less than the model.
     *
     * @return the sentences in order, at least one; nothing from an engine that can't say it
     * @throws TTSException as {@link #speak} does
     */
    default Optional<List<SentenceReading>> reading(SpeechRequest request) {
        return Optional.empty();
    }

    /** Ends running calls, frees the model. Idempotent. */
    @Override
    void close();
}
