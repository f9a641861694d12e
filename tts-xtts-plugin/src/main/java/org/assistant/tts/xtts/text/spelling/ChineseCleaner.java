package org.assistant.tts.xtts.text.spelling;

import java.util.Locale;
import java.util.regex.Pattern;
import org.assistant.tts.readings.Pinyin;
import org.assistant.tts.xtts.text.words.ChineseNumbers;
import org.assistant.tts.xtts.text.words.LanguageRules;
import org.assistant.tts.xtts.text.words.SymbolWords;

/** Cleans Chinese text: pinyin, with a comma for any mark. */
final class ChineseCleaner implements TextCleaner {

    private static final Pattern MARK = Pattern.compile("[\\p{P}\\p{S}]");

    private final Pinyin pinyin = new Pinyin();
    private final SymbolWords symbols = new SymbolWords(LanguageRules.of("zh-cn"));

    @Override
    public String clean(String text) {
        return syllables(symbols.replaceIn(ChineseNumbers.speak(small(text))));
    }

    @Override
    public String spell(String words) {
        return syllables(small(words));
    }

    private static String small(String text) {
        return text.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private String syllables(String words) {
        return String.join(
                "", pinyin.syllables(Spaces.collapse(MARK.matcher(words).replaceAll(","))));
    }
}
