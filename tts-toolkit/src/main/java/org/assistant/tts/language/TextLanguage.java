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
 * Finds the language of a text among given languages: by its script and, if several of them share the script, with OpenNLP's
 * model, which is loaded at its first use (0.7 s, 38 MB of heap). Thread-safe.
 */
public final class TextLanguage {

    /** In {@code opennlp-models-langdetect}. */
    private static final String MODEL = "/langdetect-183.bin";

    /** A Japanese text has at least one kana to this many Chinese characters. */
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

    /** Loads the model at the first use. */
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
     * The likely language of a text.
     *
     * @param language the language, without a country
     * @param share its share of the confidence among the candidates, 0 to 1; 1 if the script decides
     */
    public record Guess(Locale language, double share) {}

    private TextLanguage() {}

    /**
     * Returns the language of {@code text}; empty if it has no letters, or no language of {@code spoken} uses its script.
     *
     * @param spoken the languages to choose from; countries don't matter
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

    /** Returns the language that the script of {@code text} implies; empty if the script is Latin or there are no letters. */
    public static Optional<Locale> byScript(String text) {
        return script(text).filter(script -> script != UnicodeScript.LATIN).flatMap(script -> {
            Optional<String> usual = usual(script);
            List<String> candidates = LANGUAGES.getOrDefault(script, List.of());
            return candidates.size() > 1 && usual.isPresent()
                    ? Optional.of(likely(text, candidates, usual.get()))
                    : usual.map(Locale::forLanguageTag);
        });
    }

    /** Prefers the usual language unless another is clearly ahead, since the model is unsure of a few words. */
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

    /** Returns the confidences of {@code candidates}, the likeliest first. */
    private static List<Language> confidences(String text, List<String> candidates) {
        Set<String> codes = candidates.stream().map(TextLanguage::code).collect(Collectors.toSet());
        return Stream.of(new LanguageDetectorME(Loaded.MODEL).predictLanguages(text))
                .filter(language -> codes.contains(language.getLang()))
                .toList();
    }

    /** Returns the language that is written in {@code script} most. */
    private static Optional<String> usual(UnicodeScript script) {
        int code = UScript.getCodeFromName(script.name());
        if (code == UScript.INVALID_CODE) {
            return Optional.empty();
        }
        String language = ULocale.addLikelySubtags(new ULocale("und_" + UScript.getShortName(code)))
                .getLanguage();
        return language.isEmpty() ? Optional.empty() : Optional.of(language);
    }

    /** Whether {@code text} has letters of several scripts; kana and Chinese characters count as one. */
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

    /** Returns the script of most letters of {@code text}; with enough kana, Chinese characters count as kana. */
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

    /** Returns the model's code of a language; Chinese is Mandarin there. */
    private static String code(String language) {
        return language.equals("zh") ? "cmn" : Locale.forLanguageTag(language).getISO3Language();
    }
}
