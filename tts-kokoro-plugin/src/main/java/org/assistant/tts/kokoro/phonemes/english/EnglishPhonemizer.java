package org.assistant.tts.kokoro.phonemes.english;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.phonemes.PhonemizedText;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Accent;
import org.assistant.tts.kokoro.phonemes.english.lexicon.EnglishModelPackage;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Lexicon;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Lookup;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/** English by the lexicons that the network was trained with; other words by another phonemizer. */
public final class EnglishPhonemizer implements Phonemizer {

    /** The network learnt twenty-one as two words, since its training text spelt numbers so. */
    private static final Pattern NUMBER_HYPHEN = Pattern.compile(
            "(?i)(?<=\\b(?:twen|thir|for|fif|six|seven|eigh|nine)ty)-(?=(?:one|two|three|four|five|six|seven|eight|nine"
                    + "|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\\pL))");

    private final Map<Accent, Words> words = new EnumMap<>(Accent.class);
    private final Tagger tagger;
    private final Homographs homographs;
    private final Phonemizer unknownWords;

    EnglishPhonemizer(Map<Accent, Lexicon> lexicons, Tagger tagger, Homographs homographs, Phonemizer unknownWords) {
        lexicons.forEach((accent, lexicon) -> words.put(accent, new Words(lexicon, accent)));
        this.tagger = tagger;
        this.homographs = homographs;
        this.unknownWords = unknownWords;
    }

    /**
     * A phonemizer with the lexicons of {@link EnglishModelPackage}.
     *
     * @param folder of that model
     * @param unknownWords for single words; not closed with this phonemizer
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a lexicon can't be read
     */
    public static EnglishPhonemizer open(Path folder, Phonemizer unknownWords) {
        Map<Accent, Lexicon> lexicons = new EnumMap<>(Accent.class);
        for (Accent accent : Accent.values()) {
            lexicons.put(accent, Lexicon.read(folder.resolve(EnglishModelPackage.preparedFile(accent))));
        }
        return new EnglishPhonemizer(lexicons, Tagger.load(), Homographs.load(), unknownWords);
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return read(text, language).phonemes();
    }

    @Override
    public PhonemizedText read(String text, KokoroLanguage language) {
        if (text.isBlank()) {
            return new PhonemizedText(text, "", List.of());
        }
        Words known = words.get(Accent.of(language));
        String apart = NUMBER_HYPHEN.matcher(text).replaceAll(" ");
        List<Token> tokens = inSmallLetters(Tokenizer.tokens(apart), known);
        return new EnglishSentence(homographs.decide(tagger.tagged(tokens)))
                .read(text, known, word -> unknownWords.phonemize(word, language));
    }

    /**
     * In a sentence of capitals, {@code DO NOT OPEN IT}, capitals are no sign of an abbreviation: its words become lower
     * case.
     */
    private static List<Token> inSmallLetters(List<Token> tokens, Words known) {
        List<Token> words = tokens.stream()
                .filter(token ->
                        token.text().chars().filter(Character::isLetter).count() > 1)
                .toList();
        boolean capitals = words.size() > 1 && words.stream().allMatch(token -> Lookup.isUpper(token.text()));
        return capitals
                ? tokens.stream()
                        .map(token -> token.given().isPresent() ? token : known.small(token))
                        .toList()
                : tokens;
    }
}
