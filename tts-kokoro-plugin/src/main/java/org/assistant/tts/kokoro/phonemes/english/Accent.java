package org.assistant.tts.kokoro.phonemes.english;

import org.assistant.tts.kokoro.text.KokoroLanguage;

/** The two pronunciations of English that Kokoro learnt. */
enum Accent {
    AMERICAN("us"),
    BRITISH("gb");

    private final String code;

    Accent(String code) {
        this.code = code;
    }

    /** Begins the names of its files. */
    String code() {
        return code;
    }

    /** @throws IllegalArgumentException if {@code language} is not English */
    static Accent of(KokoroLanguage language) {
        return switch (language) {
            case AMERICAN_ENGLISH -> AMERICAN;
            case BRITISH_ENGLISH -> BRITISH;
            default -> throw new IllegalArgumentException("language must be English, was " + language);
        };
    }
}
