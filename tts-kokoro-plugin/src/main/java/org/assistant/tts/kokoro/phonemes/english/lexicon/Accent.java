package org.assistant.tts.kokoro.phonemes.english.lexicon;

import org.assistant.tts.kokoro.text.KokoroLanguage;

/** The two accents of English that Kokoro learnt. */
public enum Accent {
    AMERICAN("us"),
    BRITISH("gb");

    private final String code;

    Accent(String code) {
        this.code = code;
    }

    /** The prefix of its files. */
    String code() {
        return code;
    }

    /**
     * The accent of {@code language}.
     *
     * @throws IllegalArgumentException if it is not English
     */
    public static Accent of(KokoroLanguage language) {
        return switch (language) {
            case AMERICAN_ENGLISH -> AMERICAN;
            case BRITISH_ENGLISH -> BRITISH;
            default -> throw new IllegalArgumentException("language must be English, was " + language);
        };
    }
}
