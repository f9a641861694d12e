package org.assistant.tts.language;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Finds the language of a text among those that somebody speaks: by its script, and where that is the script of several, by OpenNLP's
 * model, which is loaded when it is first asked (0.7 s, 38 MB of heap). For any number of threads.
 */
public final class TextLanguage {

    /** In {@code opennlp-models-langdetect}. */
    private static final String MODEL = "/langdetect-183.bin";

    /** A text in Japanese has a kana for every few characters of Chinese. */
    private static final int HAN_A_KANA = 10;

    private static final double AHEAD = 1.3;

    private static final Map<UnicodeScript, List<String>> LANGUAGES = new EnumMap<>(Map.of(
            UnicodeScript.CYRILLIC, List.of("ru", "uk", "bg", "sr", "mk", "be", "kk"),
            UnicodeScript.ARABIC, List.of("ar", "fa", "ur"),
            UnicodeScript.DEVANAGARI, List.of("hi", "mr", "ne"),
            UnicodeScript.HANGUL, List.of("ko"),
            UnicodeScript.HAN, List.of("zh"),
            UnicodeScript.HIRAGANA, List.of("ja"),
            UnicodeScript.GREEK, List.of("el"),
            UnicodeScript.HEBREW, List.of("he"),
            UnicodeScript.THAI, List.of("th")));

    /** Loaded by the first who asks. */
    private static final class Loaded {

        static final LanguageDetectorModel MODEL = read();

        private static LanguageDetectorModel read() {
            try (InputStream in = TextLanguage.class.getResourceAsStream(TextLanguage.MODEL)) {
                if (in == null) {
                    throw new IllegalStateException("opennlp-models-langdetect is not on the class path");
                }
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + TextLanguage.MODEL, e);
            }
        }
    }

    /**
     * A guess.
     *
     * @param language without a country
     * @param share of it among those that it was chosen from, 0 to 1; 1 where the script decides
     */
    public record Guess(Locale language, double share) {}

    private TextLanguage() {}

    /**
     * The language of {@code text}; nothing if it has no letters of a script that one of {@code spoken} is written in.
     *
     * @param spoken those to choose from; countries don't matter
     */
    public static Optional<Guess> of(String text, Collection<Locale> spoken) {
        return script(text).flatMap(script -> {
            List<String> candidates = spoken.stream()
                    .map(Locale::getLanguage)
                    .distinct()
                    .filter(language -> isWritten(language, script))
                    .toList();
            return candidates.size() == 1
                    ? Optional.of(new Guess(Locale.forLanguageTag(candidates.get(0)), 1))
                    : guess(text, candidates);
        });
    }

    /** The language of {@code text}, whoever speaks it, as far as its script tells; nothing where that is Latin, or it has no letters. */
    public static Optional<Locale> byScript(String text) {
        return script(text).filter(script -> script != UnicodeScript.LATIN).flatMap(script -> {
            Optional<String> usual = usual(script);
            List<String> candidates = LANGUAGES.getOrDefault(script, List.of());
            return candidates.size() > 1 && usual.isPresent()
                    ? Optional.of(likely(text, candidates, usual.get()))
                    : usual.map(Locale::forLanguageTag);
        });
    }

    /** The model is unsure of a few words: another language than the usual one has to be clearly ahead of it. */
    private static Locale likely(String text, List<String> candidates, String usual) {
        List<Language> found = confidences(text, candidates);
        double enough = AHEAD
                * found.stream()
                        .filter(language -> language.getLang().equals(code(usual)))
                        .mapToDouble(Language::getConfidence)
                        .findFirst()
                        .orElse(0);
        return Locale.forLanguageTag(
                found.isEmpty() || found.get(0).getConfidence() < enough
                        ? usual
                        : candidates.stream()
                                .filter(language ->
                                        code(language).equals(found.get(0).getLang()))
                                .findFirst()
                                .orElse(usual));
    }

    /** Those of {@code candidates}, the likeliest first. */
    private static List<Language> confidences(String text, List<String> candidates) {
        Set<String> codes = candidates.stream().map(TextLanguage::code).collect(Collectors.toSet());
        return Stream.of(new LanguageDetectorME(Loaded.MODEL).predictLanguages(text))
                .filter(language -> codes.contains(language.getLang()))
                .toList();
    }

    /** What is written in {@code script} most. */
    private static Optional<String> usual(UnicodeScript script) {
        int code = UScript.getCodeFromName(script.name());
        if (code == UScript.INVALID_CODE) {
            return Optional.empty();
        }
        String language = ULocale.addLikelySubtags(new ULocale("und_" + UScript.getShortName(code)))
                .getLanguage();
        return language.isEmpty() ? Optional.empty() : Optional.of(language);
    }

    /** Whether {@code text} has letters of several scripts; kana and the characters of Chinese count as one. */
    public static boolean isMixed(String text) {
        return letters(text).size() > 1;
    }

    private static boolean isWritten(String language, UnicodeScript script) {
        List<String> own = LANGUAGES.get(script);
        return own != null
                ? own.contains(language)
                : script == UnicodeScript.LATIN
                        && LANGUAGES.values().stream().noneMatch(others -> others.contains(language));
    }

    /** The script that most letters of {@code text} are of, that of kana before that of the characters among them. */
    private static Optional<UnicodeScript> script(String text) {
        return letters(text).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static Map<UnicodeScript, Integer> letters(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .forEach(script -> letters.merge(
                        script == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : script, 1, Integer::sum));
        int han = letters.getOrDefault(UnicodeScript.HAN, 0);
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0);
        if (kana > 0 && kana * HAN_A_KANA >= han) {
            letters.merge(UnicodeScript.HIRAGANA, han, Integer::sum);
            letters.remove(UnicodeScript.HAN);
        }
        return letters;
    }

    private static Optional<Guess> guess(String text, List<String> candidates) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        List<Language> found = confidences(text, candidates);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Language best = found.get(0);
        double all = found.stream().mapToDouble(Language::getConfidence).sum();
        return candidates.stream()
                .filter(language -> code(language).equals(best.getLang()))
                .findFirst()
                .map(language -> new Guess(Locale.forLanguageTag(language), best.getConfidence() / all));
    }

    /** In the model Chinese is Mandarin. */
    private static String code(String language) {
        return language.equals("zh") ? "cmn" : Locale.forLanguageTag(language).getISO3Language();
    }
}
