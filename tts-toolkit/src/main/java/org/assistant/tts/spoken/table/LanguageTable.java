package org.assistant.tts.spoken.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of one language: the entries of its file, for example {@code en.properties}, in this package. Immutable. */
public final class LanguageTable {

    private final Locale locale;
    private final Properties entries = new Properties();

    private LanguageTable(Locale locale, InputStream file) throws IOException {
        this.locale = locale;
        entries.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }

    /** Returns the table for {@code locale}'s language, empty for a language without one. */
    public static LanguageTable of(Locale locale) {
        String name = locale.getLanguage() + ".properties";
        try (InputStream file = LanguageTable.class.getResourceAsStream(name)) {
            return new LanguageTable(locale, file == null ? InputStream.nullInputStream() : file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + name, e);
        }
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public Locale locale() {
        return locale;
    }

    /** Returns the entry {@code key} of the country, else of the language; empty if there is none. */
    public String text(String key) {
        String own = entries.getProperty(key + "." + locale.getCountry());
        return own != null ? own : entries.getProperty(key, "");
    }

    /** Returns the words of an entry, which are separated by spaces. */
    public List<String> list(String key) {
        String text = text(key);
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    /** Returns the entry {@code key} as {@code written = spoken} pairs, separated by {@code |}. */
    public Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text(key).split("\\|")) {
            String written = pair.strip();
            int at = written.indexOf('=', 1); // the written form may itself be the sign =
            if (at > 0) {
                pairs.put(
                        written.substring(0, at).strip(),
                        written.substring(at + 1).strip());
            }
        }
        return pairs;
    }

    /** Returns the names of entries that start with {@code prefix}, without it, in alphabetical order. */
    public List<String> names(String prefix) {
        return entries.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /** Returns the words of all currencies, in both numbers. */
    public List<String> currencyWords() {
        return names("currency.").stream()
                .filter(name -> !name.contains("."))
                .flatMap(name -> Stream.of(text("currency." + name + ".one"), text("currency." + name + ".other")))
                .toList();
    }

    /** Returns the entry {@code key} with each {@code {name}} replaced by its value. */
    public String filled(String key, String... namesAndValues) {
        String text = text(key);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text = text.replace("{" + namesAndValues[i] + "}", namesAndValues[i + 1]);
        }
        return text;
    }

    /** Returns a regular expression for one of {@code words}, the longest first. */
    public static String anyOf(Iterable<String> words) {
        List<String> sorted = new ArrayList<>();
        words.forEach(sorted::add);
        if (sorted.stream().allMatch(word -> word.length() == 1)) {
            return "[\\Q" + String.join("", sorted) + "\\E]"; // much faster
        }
        sorted.sort(Comparator.comparing(String::length).reversed());
        return "(?:" + String.join("|", sorted.stream().map(Pattern::quote).toList()) + ")";
    }
}
