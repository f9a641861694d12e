package org.assistant.tts.xtts.text.spelling;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assistant.tts.spoken.Markup;

/**
 * The first pass over a text: purely visual elements, such as quotation marks, emphasis, pictures and repeated marks, are
 * replaced by something that can be read aloud, or removed. The network would speak some of them, or lose its way.
 */
public final class Typography {

    private static final Pattern LINK = Pattern.compile(
            "!?\\[([^\\[\\]]{0,500}+)]\\((?:(?:https?:|mailto:|/|#)[^()\\s]{0,1000}+|/[^()/\n]{1,200}+/)\\)");
    private static final Pattern LINE_MARK = Pattern.compile("(?m)^[> ]*+(?:#{1,6} ++|[-*+•‣◦] ++)?+");
    private static final Pattern RULE = Pattern.compile("(?m)^(?:```\\w*+|[-*_=~ ]{3,}+)$\\n?");

    /** Text that looks like a token that controls the network. */
    private static final Pattern STEERING =
            Pattern.compile("\\[(?:stop|start|space|unk|\\p{Alpha}{2}(?:-\\p{Alpha}{2})?)]", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTES = Pattern.compile("[\"“”„‟«»‹›「」『』《》〈〉＂″](?<!\\d' ?\\d{1,2}.)");
    private static final Pattern EMPHASIS = Pattern.compile(
            "(?<![\\d*])\\*++|\\*++(?!\\d)|`++|~~++|~(?!\\d)|(?<![\\p{L}\\p{N}_])_++|(?<!_)_++(?![\\p{L}\\p{N}])");
    /** An underscore that is not part of an address. */
    private static final Pattern JOINED = Pattern.compile("(?<![@/.]\\S{0,60})_(?!\\S{0,60}[@/]|\\S{0,60}\\.\\p{L})");

    private static final Pattern SINGLE_QUOTES =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])'([\\p{L}\\p{N}][^'\n]{0,500}+)(?<![s\\p{N}\\s])'(?!\\p{L})");
    private static final Pattern LOOSE_QUOTE =
            Pattern.compile("(?<![^\\s(])'(?!\\S)|(?<=[.,!?])'(?!s(?!\\p{L}))|'(?=\\n|$)");
    private static final Pattern DASH = Pattern.compile(
            "(?<!\\s)(?:\\s++(?:-{1,3}\\s++(?!\\d)|–\\s++)|\\s*+[—―⸺⸻]++\\s*+)|(?<=\\p{L})--(?=\\p{L})");
    private static final Pattern ELLIPSIS = Pattern.compile("(?<!\\s)\\s*+(?:…|\\.{2,}+|。{2,}+)[.…。]*+");
    private static final Pattern REPEATED_STOPS = Pattern.compile("([!?！？;；:,，、。؟،।])[!?！？;；:,.，、。؟،।]+");
    private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" +(?=[,.!?;:](?:\\s|$))");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern LINE_BREAKS = Pattern.compile(" ?\\n[\\n ]*");

    private Typography() {}

    /** Returns {@code text}, of any kind, in normalization form C; line breaks remain. */
    public static String plain(String text, String languageCode) {
        String plain = CharacterForms.plain(Markup.plain(text), languageCode);
        if (languageCode.equals("tr")) {
            plain = plain.toLowerCase(Locale.forLanguageTag("tr")); // I becomes ı there
        }
        plain = LINE_BREAKS.matcher(SPACES.matcher(plain).replaceAll(" ")).replaceAll("\n");
        plain = LINK.matcher(plain).replaceAll("$1");
        plain = RULE.matcher(plain).replaceAll("");
        plain = LINE_MARK.matcher(plain).replaceAll("");
        plain = STEERING.matcher(plain).replaceAll(" ");
        plain = QUOTES.matcher(plain).replaceAll("");
        plain = EMPHASIS.matcher(plain).replaceAll("").replace('|', ',').replace('•', ',');
        plain = JOINED.matcher(plain).replaceAll(" ");
        plain = plain.replace('[', '(').replace('{', '(').replace(']', ')').replace('}', ')');
        plain = SINGLE_QUOTES.matcher(plain).replaceAll("$1");
        plain = LOOSE_QUOTE.matcher(plain).replaceAll("");
        plain = DASH.matcher(plain).replaceAll(", ");
        plain = ELLIPSIS.matcher(plain).replaceAll(".");
        plain = REPEATED_STOPS.matcher(plain).replaceAll(match -> strongest(match.group()));
        plain = SPACE_BEFORE_MARK.matcher(SPACES.matcher(plain).replaceAll(" ")).replaceAll("");
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /**
     * Reduces a run of marks to one: a question mark if there is one, else an exclamation mark, else a full stop, else the first.
     */
    private static String strongest(String marks) {
        for (String mark : new String[] {"?", "？", "؟", "!", "！", "।", "。", "."}) {
            if (marks.contains(mark)) {
                return mark;
            }
        }
        return marks.substring(0, 1);
    }
}
