package org.assistant.tts.kokoro.phonemes.english;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Accent;
import org.assistant.tts.kokoro.phonemes.english.lexicon.EnglishModelPackage;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Lexicon;
import org.assistant.tts.kokoro.phonemes.letters.LetterRules;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/**
 * Single English words, by the letters of the words in the lexicons. For words like those, 93 of 100 symbols are right, and
 * half of the words completely. Learns an accent at its first word, which takes about five seconds of CPU time.
 */
public final class WordsByLetter implements Phonemizer {

    private final Path folder;
    private final Map<Accent, LetterRules> rules = new ConcurrentHashMap<>();

    /** @param folder of {@link EnglishModelPackage} */
    public WordsByLetter(Path folder) {
        this.folder = folder;
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        LetterRules letters = rules.computeIfAbsent(Accent.of(language), this::learnt);
        return Vocabulary.known(letters.phonemes(text));
    }

    private LetterRules learnt(Accent accent) {
        return LetterRules.learn(Lexicon.read(folder.resolve(EnglishModelPackage.preparedFile(accent)))
                .sureWords());
    }
}
