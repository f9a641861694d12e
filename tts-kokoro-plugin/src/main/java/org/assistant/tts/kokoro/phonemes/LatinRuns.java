package org.assistant.tts.kokoro.phonemes;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/** Words in Latin letters inside a text of Chinese characters, which are spoken as English. */
public final class LatinRuns {

    private static final Pattern RUN =
            Pattern.compile("\\p{IsLatin}[\\p{IsLatin}\\p{M}'’&-]*+(?: \\p{IsLatin}[\\p{IsLatin}\\p{M}'’&-]*+)*+");

    private LatinRuns() {}

    /**
     * Returns the phonemes of {@code text}.
     *
     * @param english for the runs of Latin words
     * @param others for the text between them
     */
    public static String phonemes(String text, Phonemizer english, UnaryOperator<String> others) {
        Matcher run = RUN.matcher(text);
        StringBuilder phonemes = new StringBuilder();
        int from = 0;
        while (run.find()) {
            append(phonemes, others.apply(text.substring(from, run.start())));
            append(phonemes, english.phonemize(run.group(), KokoroLanguage.AMERICAN_ENGLISH));
            from = run.end();
        }
        append(phonemes, others.apply(text.substring(from)));
        return phonemes.toString();
    }

    private static void append(StringBuilder phonemes, String more) {
        boolean mark = !more.isEmpty() && ",.;:!?…)”".indexOf(more.charAt(0)) >= 0;
        if (!phonemes.isEmpty() && !more.isEmpty() && !mark) {
            phonemes.append(' ');
        }
        phonemes.append(more);
    }
}
