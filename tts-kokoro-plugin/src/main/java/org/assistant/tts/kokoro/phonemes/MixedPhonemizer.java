package org.assistant.tts.kokoro.phonemes;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.Scripts;
import org.assistant.tts.language.ForeignSentence;
import org.assistant.tts.spi.TTSException;

/**
 * Reads words in the script of another language in that language, and also a sentence or quotation in Latin letters that is in
 * another language. Letters of scripts that no language here uses are transliterated to Latin.
 */
public final class MixedPhonemizer implements Phonemizer {

    private static final System.Logger LOGGER = System.getLogger(MixedPhonemizer.class.getName());

    /** Words between quotation marks, long enough for a sentence. */
    private static final Pattern QUOTATION = Pattern.compile("[\"“«]([^\"“”«»]{10,300})[\"”»]");

    private static final List<Locale> SPOKEN =
            Arrays.stream(KokoroLanguage.values()).map(KokoroLanguage::locale).toList();

    private enum Group {
        OWN,
        EAST_ASIAN,
        DEVANAGARI,
        OTHER
    }

    private record Run(String text, Group group) {}

    private final Phonemizer one;
    private final Transliterator latin = Transliterator.getInstance("Any-Latin; Latin-ASCII"); // guarded by itself

    /** @param one phonemizer for text of one language */
    public MixedPhonemizer(Phonemizer one) {
        this.one = one;
    }

    @Override
    public Phonemizer ofWords() {
        return new MixedPhonemizer(one.ofWords());
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return read(text, language).phonemes();
    }

    @Override
    public PhonemizedText read(String text, KokoroLanguage language) {
        List<Run> runs = runs(text, language);
        if (runs.size() == 1 && runs.get(0).group() == Group.OWN) {
            return inLatinLetters(text, language);
        }
        JoinedReading joined = new JoinedReading();
        for (Run run : runs) {
            joined.add(run.text(), stretch -> read(stretch, run.group(), text, language));
        }
        return joined.reading();
    }

    @Override
    public KokoroLanguage language(String sentence, KokoroLanguage language) {
        return ForeignSentence.language(sentence, language.locale(), SPOKEN)
                .flatMap(KokoroLanguage::nearest)
                .orElse(language);
    }

    private PhonemizedText inLatinLetters(String text, KokoroLanguage language) {
        KokoroLanguage other = language(text, language);
        if (other != language) {
            return foreign(text, other, language);
        }
        Optional<MatchResult> quoted = QUOTATION
                .matcher(text)
                .results()
                .filter(quotation -> language(quotation.group(1), language) != language)
                .findFirst();
        if (quoted.isEmpty()) {
            return one.read(text, language);
        }
        MatchResult quotation = quoted.get();
        JoinedReading joined = new JoinedReading();
        joined.add(text.substring(0, quotation.start()), before -> one.read(before, language));
        joined.add(
                "“" + quotation.group(1) + "”",
                words -> foreign(words, language(quotation.group(1), language), language));
        joined.add(text.substring(quotation.end()), behind -> inLatinLetters(behind, language));
        return joined.reading();
    }

    private PhonemizedText read(String stretch, Group group, String text, KokoroLanguage language) {
        return switch (group) {
            case OWN -> one.read(stretch, language);
            case OTHER -> inLatin(stretch, language);
            case DEVANAGARI -> foreign(stretch, KokoroLanguage.HINDI, language);
            case EAST_ASIAN ->
                foreign(stretch, hasKana(text) ? KokoroLanguage.JAPANESE : KokoroLanguage.MANDARIN, language);
        };
    }

    private PhonemizedText foreign(String stretch, KokoroLanguage own, KokoroLanguage language) {
        try {
            return one.read(stretch, own);
        } catch (TTSException.ModelUnavailable | TTSException.EngineUnavailable e) {
            LOGGER.log(Level.WARNING, "{0} is read in Latin letters: {1}", own.locale(), e.getMessage());
            return inLatin(stretch, language);
        }
    }

    private PhonemizedText inLatin(String stretch, KokoroLanguage language) {
        String letters;
        synchronized (latin) {
            letters = latin.transliterate(stretch);
        }
        return one.read(letters, language);
    }

    private static boolean hasKana(String text) {
        return text.codePoints()
                .mapToObj(UnicodeScript::of)
                .anyMatch(script -> script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA);
    }

    /** The stretches of {@code text} in one script each; text between two of the same script belongs to them. */
    private static List<Run> runs(String text, KokoroLanguage language) {
        List<Run> runs = new ArrayList<>();
        Matcher given = GivenPhonemes.SPAN.matcher(text);
        int givenStart = given.find() ? given.start() : text.length();
        Group group = Group.OWN;
        int start = 0;
        int end = 0; // after the last letter of the run
        int i = 0;
        while (i < text.length()) {
            if (i == givenStart) {
                if (group != Group.OWN) {
                    runs.add(new Run(text.substring(start, end), group));
                    start = end;
                    group = Group.OWN;
                }
                i = given.end();
                end = i;
                givenStart = given.find() ? given.start() : text.length();
                continue;
            }
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (Character.isLetter(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                Group own = isSign(text, i, language) ? Group.OWN : group(c, language);
                if (own != group && group == Group.OWN) {
                    if (i > start) {
                        runs.add(new Run(text.substring(start, i), group));
                    }
                    start = i;
                } else if (own != group) {
                    runs.add(new Run(text.substring(start, end), group));
                    start = end;
                    if (own != Group.OWN && i > start) {
                        runs.add(new Run(text.substring(start, i), Group.OWN));
                        start = i;
                    }
                }
                group = own;
                end = next;
            } else if (isMark(c)) {
                end = next;
            }
            i = next;
        }
        if (group != Group.OWN && end < text.length()) {
            runs.add(new Run(text.substring(start, end), group));
            start = end;
            group = Group.OWN;
        }
        if (start < text.length() || runs.isEmpty()) {
            runs.add(new Run(text.substring(start), group));
        }
        return runs;
    }

    /** Whether it is a single Greek letter, which has a name in every table of spoken forms. */
    private static boolean isSign(String text, int i, KokoroLanguage language) {
        return !language.isEastAsian() && isGreek(text, i) && !isGreek(text, i - 1) && !isGreek(text, i + 1);
    }

    private static boolean isGreek(String text, int i) {
        return i >= 0 && i < text.length() && UnicodeScript.of(text.charAt(i)) == UnicodeScript.GREEK;
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static Group group(int c, KokoroLanguage language) {
        UnicodeScript script = UnicodeScript.of(c);
        if (script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED || Scripts.writes(language, script)) {
            return Group.OWN;
        }
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA -> Group.EAST_ASIAN;
            case DEVANAGARI -> Group.DEVANAGARI;
            default -> Group.OTHER;
        };
    }
}
