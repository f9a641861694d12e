package org.assistant.tts.speech.utterance;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.Voice;

/** Finds the voice of one engine that sounds most like a voice of another. */
final class NearestVoice {

    private NearestVoice() {}

    /**
     * The voice of {@code in} that speaks {@code language} and is nearest: of the same sex, then made for the same country,
     * then nearest in pitch on a logarithmic scale, then the engine's default, then the first by id. What is not known of
     * {@code wanted} makes no difference; a candidate of which it is not known comes after those of which it is.
     *
     * @param wanted a voice of any engine
     * @param pitchHertz of {@code wanted}, if it was measured
     * @param language to be spoken; compared by its language alone. {@link Locale#ROOT} is the voice's own
     * @return nothing if no voice of {@code in} speaks the language
     */
    public static Optional<Voice> of(Voice wanted, OptionalDouble pitchHertz, Locale language, TTSEngine in) {
        Locale spoken = language.getLanguage().isEmpty() ? wanted.language() : language;
        Voice usual = in.defaultVoice();
        return in.voices().stream()
                .filter(voice -> in.languages(voice).stream().anyMatch(its -> isSame(its, spoken)))
                .min(Comparator.comparingInt((Voice voice) -> otherSex(wanted, voice))
                        .thenComparing(voice -> isOfOtherCountry(spoken, voice))
                        .thenComparingDouble(voice -> distance(pitchHertz, in.pitchHertz(voice)))
                        .thenComparing(voice -> !voice.equals(usual))
                        .thenComparing(Voice::id));
    }

    private static boolean isSame(Locale one, Locale other) {
        return one.getLanguage().equals(other.getLanguage());
    }

    /** 0 if nothing speaks against {@code voice}, 1 if its sex is not known, 2 if it is the other. */
    private static int otherSex(Voice wanted, Voice voice) {
        if (wanted.sex() == Voice.Sex.UNKNOWN || wanted.sex() == voice.sex()) {
            return 0;
        }
        return voice.sex() == Voice.Sex.UNKNOWN ? 1 : 2;
    }

    private static boolean isOfOtherCountry(Locale spoken, Voice voice) {
        boolean home = isSame(spoken, voice.language())
                && spoken.getCountry().equals(voice.language().getCountry());
        return !spoken.getCountry().isEmpty() && !home;
    }

    /** In octaves. */
    private static double distance(OptionalDouble wanted, OptionalDouble voice) {
        if (wanted.isEmpty()) {
            return 0;
        }
        return voice.isEmpty()
                ? Double.POSITIVE_INFINITY
                : Math.abs(Math.log(voice.getAsDouble() / wanted.getAsDouble()) / Math.log(2));
    }
}
