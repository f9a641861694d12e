package org.assistant.tts.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * One text to be spoken.
 *
 * @param text plain text of any length and in any Unicode form
 * @param voice the id of a {@link Voice} or an expression that the engine understands, such as {@code af_bella(2)+af_sky(1)};
 *     empty for the engine's default voice in {@code language}
 * @param language the language of the text, {@link Locale#ROOT} for the language of the voice
 * @param speed tempo relative to the voice's own, {@value #MIN_SPEED} to {@value #MAX_SPEED}; an engine with a smaller range
 *     uses {@link TTSEngine#nearestSpeed}
 * @param audience the listener
 * @param normalize whether the engine writes numbers, signs, abbreviations and markup out in words first; if false, the text is
 *     in words already, and the engine skips that step
 * @param pronunciations the operator's dictionary
 * @param excerpt whether it is part of a longer text. Then an engine speaks a language that the voice does not speak as well as
 *     it can; a whole text in such a language may be refused
 */
public record SpeechRequest(
        String text,
        String voice,
        Locale language,
        double speed,
        Audience audience,
        boolean normalize,
        Pronunciations pronunciations,
        boolean excerpt) {

    /** The slowest tempo that an engine is asked for; the lower bound of OpenAI's speech API. */
    public static final double MIN_SPEED = 0.25;

    /** The fastest tempo that an engine is asked for; the upper bound of OpenAI's speech API. */
    public static final double MAX_SPEED = 4.0;

    /** @throws TTSException.InvalidRequest if {@code speed} is outside its range or not a number */
    public SpeechRequest {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(voice, "voice");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(pronunciations, "pronunciations");
        if (!(speed >= MIN_SPEED && speed <= MAX_SPEED)) {
            throw new TTSException.InvalidRequest(
                    "speed", "speed must be between " + MIN_SPEED + " and " + MAX_SPEED + ", was " + speed);
        }
    }

    /** A request for an unknown listener, without a dictionary. */
    public SpeechRequest(String text, String voice, Locale language, double speed) {
        this(text, voice, language, speed, Audience.UNKNOWN, true, Pronunciations.NONE, false);
    }

    /** Returns a request for {@code text} in the engine's default voice at its own tempo. */
    public static SpeechRequest of(String text) {
        return new SpeechRequest(text, "", Locale.ROOT, 1.0);
    }

    /** Returns a request for {@code text} in {@code voice}, in the language of the voice and at its own tempo. */
    public static SpeechRequest of(String text, String voice) {
        return new SpeechRequest(text, voice, Locale.ROOT, 1.0);
    }

    /** Returns this request with another text. */
    public SpeechRequest withText(String other) {
        return new SpeechRequest(other, voice, language, speed, audience, normalize, pronunciations, excerpt);
    }

    /** Returns this request for another listener. */
    public SpeechRequest withAudience(Audience other) {
        return new SpeechRequest(text, voice, language, speed, other, normalize, pronunciations, excerpt);
    }

    /** Returns this request in another voice and language. */
    public SpeechRequest withVoice(String other, Locale otherLanguage) {
        return new SpeechRequest(text, other, otherLanguage, speed, audience, normalize, pronunciations, excerpt);
    }

    /** Returns this request with another value of {@code normalize}. */
    public SpeechRequest withNormalize(boolean other) {
        return new SpeechRequest(text, voice, language, speed, audience, other, pronunciations, excerpt);
    }

    /** Returns this request with another dictionary. */
    public SpeechRequest withPronunciations(Pronunciations others) {
        return new SpeechRequest(text, voice, language, speed, audience, normalize, others, excerpt);
    }

    /** Returns this request as part of a longer text. */
    public SpeechRequest asExcerpt() {
        return new SpeechRequest(text, voice, language, speed, audience, normalize, pronunciations, true);
    }
}
