package org.assistant.tts.kokoro.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The supported languages of Kokoro-82M v1.0. The code is the first letter of a voice's name. */
public enum KokoroLanguage {
    AMERICAN_ENGLISH('a', "en-US", "gmw/en-US"),
    BRITISH_ENGLISH('b', "en-GB", "gmw/en"),
    SPANISH('e', "es", "roa/es"),
    /** With the same voices. */
    LATIN_AMERICAN_SPANISH('e', "es-419", "roa/es-419"),
    FRENCH('f', "fr", "roa/fr"),
    HINDI('h', "hi", "inc/hi"),
    ITALIAN('i', "it", "roa/it"),
    BRAZILIAN_PORTUGUESE('p', "pt-BR", "roa/pt-BR"),
    JAPANESE('j', "ja", ""),
    MANDARIN('z', "zh-CN", "");

    /** Countries whose Spanish is that of Spain: Spain and Equatorial Guinea. */
    private static final Set<String> EUROPEAN_SPANISH = Set.of("ES", "GQ");

    private final char code;
    private final Locale locale;
    private final String espeakVoice;

    KokoroLanguage(char code, String tag, String espeakVoice) {
        this.code = code;
        this.locale = Locale.forLanguageTag(tag);
        this.espeakVoice = espeakVoice;
    }

    /** Whether this is the variety of {@code wanted}'s country, not only the nearest to it. */
    public boolean isOf(Locale wanted) {
        boolean american = this == LATIN_AMERICAN_SPANISH
                && wanted.getLanguage().equals("es")
                && !wanted.getCountry().isEmpty()
                && !EUROPEAN_SPANISH.contains(wanted.getCountry());
        return american || locale.equals(wanted);
    }

    /** First letter of the names of this language's voices. */
    public char code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /**
     * The identifier of the eSpeak NG voice. With names such as {@code fr-fr}, eSpeak NG silently keeps the previous voice;
     * with these it does not. Empty for a language that does not use eSpeak NG.
     */
    public String espeakVoice() {
        return espeakVoice;
    }

    /** Whether it is written in Chinese characters, without spaces between words. */
    public boolean isEastAsian() {
        return this == JAPANESE || this == MANDARIN;
    }

    public boolean isEnglish() {
        return this == AMERICAN_ENGLISH || this == BRITISH_ENGLISH;
    }

    /** The first language with this code. */
    public static Optional<KokoroLanguage> ofCode(char code) {
        return Arrays.stream(values()).filter(l -> l.code == code).findFirst();
    }

    /** The language nearest to {@code wanted}: that of its country if there is one, else the first variety. */
    public static Optional<KokoroLanguage> nearest(Locale wanted) {
        return Arrays.stream(values())
                .filter(l -> l.isOf(wanted))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(l -> l.locale.getLanguage().equals(wanted.getLanguage()))
                        .findFirst());
    }
}
