package org.assistant.tts.kokoro.phonemes.english.lexicon;

/**
 * The lexicon's entry for one word: one reading, or several that depend on the part of speech.
 *
 * @param sure whether a person checked it
 * @param text phonemes; or {@code NAME=phonemes} entries separated by {@value #SEPARATOR}, one of them {@code DEFAULT}. An entry
 * without phonemes means that the word is spelt
 */
public record Readings(boolean sure, String text) {

    static final char SEPARATOR = '|';

    /** The reading of a word before a pause, such as the last one of a sentence. */
    static final String BEFORE_PAUSE = "None";

    static final String DEFAULT = "DEFAULT";

    /** Whether the part of speech matters. */
    boolean several() {
        return text.indexOf('=') >= 0;
    }

    /** The phonemes for a word in unknown use. */
    String usual() {
        return several() ? named(DEFAULT) : text;
    }

    /** The phonemes for a word used as {@code tag}; empty if it is spelt. */
    public String of(Tag tag, boolean beforePause) {
        if (!several()) {
            return text;
        }
        if (beforePause && has(BEFORE_PAUSE)) {
            return named(BEFORE_PAUSE);
        }
        for (String name : tag.readings()) {
            if (has(name)) {
                return named(name);
            }
        }
        return named(DEFAULT);
    }

    private boolean has(String name) {
        return start(name) >= 0;
    }

    private String named(String name) {
        int start = start(name);
        if (start < 0) {
            return "";
        }
        int end = text.indexOf(SEPARATOR, start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private int start(String name) {
        int at = text.startsWith(name + "=") ? 0 : text.indexOf(SEPARATOR + name + "=") + 1;
        return at == 0 && !text.startsWith(name + "=") ? -1 : at + name.length() + 1;
    }
}
