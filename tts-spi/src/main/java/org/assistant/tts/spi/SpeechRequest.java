package org.assistant.tts.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * One text to be spoken.
 *
 * @param text plain text in any length and in any Unicode form; an engine says clearly when nothing in it can be spoken
 * @param voice the id of a {@link Voice} or an expression the engine understands, such as {@code af_bella(2)+af_sky(1)};
 *     empty for the engine's default voice in {@code language}
 * @param language the language of the text, {@link Locale#ROOT} for the language of the voice
 * @param speed tempo relative to the voice's own, {@value #MIN_SPEED} to {@value #MAX_SPEED}; an engine that can't
 *     comes as near as it can, which {@link TTSEngine#nearestSpeed} tells
 * @param audience for whom it is spoken
 * @param normalize whether an engine may put figures, signs, short forms and markup into words first; where it is false, the text is
 *     in words already, and an engine that has a step for that leaves it out
 * @param pronunciations how words are said that the engine would say wrong
 * @param excerpt whether it is a part of a longer text: an engine then says words of a language that the voice does not speak as well
 *     as it can, where it may refuse a whole text of them
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

    /** Slowest tempo any engine is asked for; the lower bound of OpenAI's speech API. */
    public static final double MIN_SPEED = 0.25;

    /** Fastest tempo any engine is asked for; the upper bound of OpenAI's speech API. */
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

    /** A request of somebody unknown. */
    public SpeechRequest(String text, String voice, Locale language, double speed) {
        this(text, voice, language, speed, Audience.UNKNOWN, true, Pronunciations.NONE, false);
    }

    /** {@code text} by the engine's default voice at its own tempo. */
    public static SpeechRequest of(String text) {
        return new SpeechRequest(text, "", Locale.ROOT, 1.0);
    }

    /** {@code text} by {@code voice} in the language of the voice, at its own tempo. */
    public static SpeechRequest of(String text, String voice) {
        return new SpeechRequest(text, voice, Locale.ROOT, 1.0);
    }

    /** This request with another text. */
    public SpeechRequest withText(String other) {
        return new SpeechRequest(other, voice, language, speed, audience, normalize, pronunciations, excerpt);
    }

    /** This request for {@code other}. */
    public SpeechRequest withAudience(Audience other) {
        return new SpeechRequest(text, voice, language, speed, other, normalize, pronunciations, excerpt);
    }

    /** This request by another voice, in another language. */
    public SpeechRequest withVoice(String other, Locale otherLanguage) {
        return new SpeechRequest(text, other, otherLanguage, speed, audience, normalize, pronunciations, excerpt);
    }

    /** This request with its text normalized or as it is. */
    public SpeechRequest withNormalize(boolean other) {
        return new SpeechRequest(text, voice, language, speed, audience, other, pronunciations, excerpt);
    }

    /** This request with words said as {@code others} say. */
    public SpeechRequest withPronunciations(Pronunciations others) {
        return new SpeechRequest(text, voice, language, speed, audience, normalize, others, excerpt);
    }

    /** This request as a part of a longer text. */
    public SpeechRequest asExcerpt() {
        return new SpeechRequest(text, voice, language, speed, audience, normalize, pronunciations, true);
    }
}
