package org.assistant.tts.kokoro.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spoken.Markup;

/**
 * Turns what a user or a language model wrote, in any Unicode form, into text that can be read aloud in one language.
 * Takes time in proportion to the length.
 *
 * <p>The result is in NFC. Control characters, emoji and the marks of Markdown are gone; quotes are straight, runs of
 * spaces are one space, and a line feed separates paragraphs, list items and headings. Numbers, abbreviations and
 * addresses stay as they are.
 */
public final class TextNormalizer {

    private static final String SPOKEN_SIGNS = "%&@+=#§°";

    /** An amount in Brazil's currency; eSpeak NG reads the sign before the number and in two words. */
    private static final Pattern REAIS = Pattern.compile("R\\$ ?(\\d++(?:[.,]\\d++)*+)");

    private TextNormalizer() {}

    /**
     * The speakable text in {@code text}.
     *
     * @param text of any length; may hold NUL, lone surrogates and the like
     * @throws TTSException.InvalidRequest if nothing in it can be spoken, or none of its letters belong to a script of
     *     {@code language}
     */
    public static String normalize(String text, KokoroLanguage language) {
        String characters =
                Normalizer.normalize(CharacterCleaner.clean(Markup.plain(text), language), Normalizer.Form.NFC);
        String speakable = Markdown.plain(characters);
        if (language == KokoroLanguage.BRAZILIAN_PORTUGUESE) {
            speakable = REAIS.matcher(speakable).replaceAll("$1 reais");
        }
        if (!PrivateCharacters.areIn(speakable)) {
            requireSpeakable(speakable, language);
        }
        return speakable;
    }

    /**
     * {@code text} as it is, without what can't be spoken.
     *
     * @throws TTSException.InvalidRequest as {@link #normalize} does
     */
    public static String asWritten(String text, KokoroLanguage language) {
        String characters = Normalizer.normalize(CharacterCleaner.clean(text, language), Normalizer.Form.NFC);
        requireSpeakable(characters, language);
        return characters;
    }

    private static void requireSpeakable(String text, KokoroLanguage language) {
        Map<UnicodeScript, Integer> foreign = new EnumMap<>(UnicodeScript.class);
        boolean speakable = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            UnicodeScript script = UnicodeScript.of(character);
            if (Character.isLetter(character) && Scripts.writes(language, script)) {
                return;
            } else if (Character.isLetter(character)) {
                foreign.merge(script, 1, Integer::sum);
            } else {
                speakable |= Character.isDigit(character)
                        || Character.getType(character) == Character.CURRENCY_SYMBOL
                        || SPOKEN_SIGNS.indexOf(character) >= 0;
            }
        }
        if (!foreign.isEmpty()) {
            throw wrongScript(foreign, language);
        } else if (!speakable) {
            throw new TTSException.InvalidRequest(
                    "text",
                    "the text has nothing that can be spoken: it is empty, or only white space, emoji and punctuation");
        }
    }

    private static TTSException wrongScript(Map<UnicodeScript, Integer> letters, KokoroLanguage language) {
        UnicodeScript script = letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        List<KokoroLanguage> fitting = Arrays.stream(KokoroLanguage.values())
                .filter(other -> Scripts.writes(other, script))
                .toList();
        String advice = fitting.isEmpty()
                ? "no language here is written in it, there are " + tags(List.of(KokoroLanguage.values()))
                : "languages for it: " + tags(fitting);
        return new TTSException.InvalidRequest(
                "text",
                "the text is written in the script " + name(script) + ", which a voice of "
                        + language.locale().getDisplayName(Locale.ENGLISH) + " can't read; " + advice);
    }

    private static String name(UnicodeScript script) {
        String name = script.name().replace('_', ' ');
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String tags(List<KokoroLanguage> languages) {
        return languages.stream()
                .map(language -> language.locale().toLanguageTag())
                .collect(Collectors.joining(", "));
    }
}
