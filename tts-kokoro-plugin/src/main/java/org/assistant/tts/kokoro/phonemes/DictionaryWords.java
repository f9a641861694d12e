package org.assistant.tts.kokoro.phonemes;

import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.Pronunciation;
import org.assistant.tts.spi.Pronunciations;

/** Adds the phonemes of the operator's dictionary to words of a text. */
public final class DictionaryWords {

    private final Pronunciations dictionary;
    private final Phonemizer phonemizer;

    /** @param phonemizer for entries that are respelt in letters */
    public DictionaryWords(Pronunciations dictionary, Phonemizer phonemizer) {
        this.dictionary = dictionary;
        this.phonemizer = phonemizer;
    }

    /** Returns the normalized {@code text} with the phonemes; words that already have phonemes keep them. */
    public String in(String text, KokoroLanguage language) {
        StringBuilder marked = new StringBuilder();
        int from = 0;
        for (Pronunciations.Match match : dictionary.in(text, language.locale())) {
            if (isGiven(text, match.end())) {
                continue;
            }
            marked.append(text, from, match.start())
                    .append(GivenPhonemes.ofDictionary(
                            text.substring(match.start(), match.end()), phonemes(match.pronunciation(), language)));
            from = match.end();
        }
        return from == 0 ? text : marked.append(text, from, text.length()).toString();
    }

    private String phonemes(Pronunciation entry, KokoroLanguage language) {
        return switch (entry.kind()) {
            case PHONEMES -> entry.said();
            case RESPELT -> phonemizer.phonemize(entry.said(), language);
        };
    }

    /** Whether {@code at} is inside, or at the end of, a word that carries its phonemes. */
    private static boolean isGiven(String text, int at) {
        int said = text.indexOf(GivenPhonemes.SAID, at);
        return said >= 0 && text.substring(at, said).chars().noneMatch(GivenPhonemes::isStart);
    }
}
