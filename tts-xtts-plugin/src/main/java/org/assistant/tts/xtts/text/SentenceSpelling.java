package org.assistant.tts.xtts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assistant.tts.language.TextLanguage;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spoken.SpokenForms;
import org.assistant.tts.text.SentenceAlignment;
import org.assistant.tts.text.SentenceSplitter;
import org.assistant.tts.threads.HeapRoom;
import org.assistant.tts.xtts.text.spelling.ForeignLetters;
import org.assistant.tts.xtts.text.spelling.TextCleaner;
import org.assistant.tts.xtts.text.spelling.Typography;
import org.assistant.tts.xtts.text.words.LanguageRules;
import org.assistant.tts.xtts.text.words.WordTable;
import org.assistant.tts.xtts.text.words.WrittenForms;

/** Turns a text in one language into sentences in the network's spelling. Thread-safe. */
final class SentenceSpelling {

    private static final Pattern COMMAS = Pattern.compile(",(?:\\s*,)+");
    private static final Pattern LEADING_MARKS = Pattern.compile("^[\\s,.;:!?।)、。-]+");
    private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" +(?=[.,;:!?])");
    private static final Pattern NO_STOP = Pattern.compile(".*[^.,;:!?।؟،؛]", Pattern.DOTALL);

    private final String code;
    private final List<String> spoken;
    private final Locale locale;
    private final WordTable abbreviationsInside;
    private final SpokenForms spokenForms;
    private final WrittenForms writtenForms;
    private final TextCleaner cleaner;
    private final ForeignLetters foreign;
    private final String stop;

    SentenceSpelling(String code, XttsTokenizer tokenizer, HeapRoom heap) {
        LanguageRules rules = LanguageRules.of(code);
        this.code = code;
        spoken = tokenizer.languages().stream().sorted().toList();
        locale = Locale.forLanguageTag(code);
        abbreviationsInside = WordTable.abbreviationsInside(rules);
        spokenForms = code.equals("zh-cn") ? SpokenForms.of(locale) : SpokenForms.besidesNumbers(locale);
        writtenForms = new WrittenForms(rules);
        cleaner = TextCleaner.of(code, heap);
        foreign = new ForeignLetters(tokenizer::knows);
        stop = rules.text("stop", ".");
    }

    /**
     * Returns the sentences of {@code text}, each ending with a mark, in characters that the vocabulary has. The last one ends
     * with the text.
     *
     * @param normalize whether numbers, signs and abbreviations are first written out as words
     * @throws TTSException.InvalidRequest if nothing can be spoken, or most of it is in a script of another language
     */
    List<CleanedText> of(String text, boolean normalize) {
        List<CleanedText> sentences = new ArrayList<>();
        long letters = 0;
        long unknown = 0;
        for (Paragraph paragraph : Paragraph.in(text)) {
            String typed = Typography.plain(paragraph.text(), code);
            String plain = normalize ? abbreviationsInside.replaceIn(typed) : typed;
            List<String> found = SentenceSplitter.split(plain, locale);
            List<Integer> ends = SentenceAlignment.ends(paragraph.text(), locale, found);
            int before = sentences.size();
            for (int i = 0; i < found.size(); i++) {
                String cleaned = normalize ? cleaned(found.get(i)) : cleaner.spell(found.get(i));
                letters += cleaned.codePoints().filter(Character::isLetter).count();
                unknown += foreign.unknownLetters(cleaned);
                String known = finish(foreign.replace(cleaned));
                if (isSpeakable(known)) {
                    sentences.add(new CleanedText(known, paragraph.start() + ends.get(i), false));
                }
            }
            if (before > 0 && sentences.size() > before) {
                sentences.set(before - 1, sentences.get(before - 1).beforeParagraph());
            }
        }
        if (unknown * 2 > letters) {
            throw new TTSException.InvalidRequest(
                    "text",
                    unknown + " of its " + letters + " letters are not in a script of \"" + code + "\""
                            + TextLanguage.byScript(text)
                                    .map(found -> ", it is " + found.getDisplayLanguage(Locale.ENGLISH))
                                    .orElse("")
                            + "; give the language of the text, if it is one of " + String.join(", ", spoken));
        }
        if (sentences.isEmpty()) {
            throw new TTSException.InvalidRequest("text", "nothing in it can be spoken; give words or numbers");
        }
        int last = sentences.size() - 1;
        sentences.set(last, new CleanedText(sentences.get(last).text(), text.length(), false));
        return sentences;
    }

    /**
     * Spells dates, units, addresses and the like as the toolkit does; numbers and money as the network's training texts do, which
     * in Chinese are the same.
     */
    private String cleaned(String sentence) {
        return cleaner.clean(writtenForms.rewrite(spokenForms.words(sentence)).replace('_', ' '));
    }

    private String finish(String cleaned) {
        String plain = SPACE_BEFORE_MARK
                .matcher(COMMAS.matcher(cleaned).replaceAll(","))
                .replaceAll("");
        plain = LEADING_MARKS.matcher(plain).replaceFirst("");
        return NO_STOP.matcher(plain).matches() ? plain + stop : plain;
    }

    private static boolean isSpeakable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
