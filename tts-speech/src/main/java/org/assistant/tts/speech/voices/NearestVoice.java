package org.assistant.tts.speech.voices;

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
     * The nearest voice of {@code in} that speaks {@code language}: of the same sex, then made for the same country, then nearest
     * in pitch on a logarithmic scale, then the engine's default, then the first by id. Unknown properties of {@code wanted} are
     * ignored; a candidate for which a property is unknown comes after those for which it is known.
     *
     * @param wanted a voice of any engine
     * @param pitchHertz of {@code wanted}, if it was measured
     * @param language to be spoken, of which only the language counts, not the country; {@link Locale#ROOT} is the voice's own
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

    /** 0 if the sex matches or does not matter, 1 if that of {@code voice} is unknown, 2 if it is the other. */
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

    /** The distance in octaves. */
    private static double distance(OptionalDouble wanted, OptionalDouble voice) {
        if (wanted.isEmpty()) {
            return 0;
        }
        return voice.isEmpty()
                ? Double.POSITIVE_INFINITY
                : Math.abs(Math.log(voice.getAsDouble() / wanted.getAsDouble()) / Math.log(2));
    }
}
