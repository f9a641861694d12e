package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.Rewriting;
import org.assistant.tts.spoken.table.SentenceStop;

/** Writes abbreviations and titles out. Immutable. */
final class Shortenings {

    private final LanguageTable table;

    Shortenings(LanguageTable table) {
        this.table = table;
    }

    List<Rewriting> rewritings() {
        List<Rewriting> rewritings = new ArrayList<>();
        rewritings.add(Rewriting.of(
                "(?<![\\p{L}.])((?:\\p{Lu}\\.){2,5})(?=['’]s(?!\\p{L}))",
                initials -> initials.group(1).replace(".", "")));
        // Doctor before a name, Drive after one.
        add(rewritings, "abbreviations.before-name", "(?<![\\p{L}.])", "\\.?(?=\\s\\p{Lu})");
        add(rewritings, "abbreviations.after-name", "(?<=\\p{Lu}[\\p{L}'’]{1,20}\\s)", "(?:\\.(?!\\p{L})|(?=,))");
        add(rewritings, "abbreviations.before-number", "(?<![\\p{L}.])", "\\.?\\s?(?=\\d|[IVX]{2,}\\b)");
        // Not the folder /etc.
        add(rewritings, "abbreviations", "(?<![\\p{L}.])(?<!(?<![\\p{L}.])/)", "(?![\\p{L}])");
        // A single letter among other initials is one, too: J. D. Salinger.
        add(rewritings, "abbreviations.initial", "(?<![\\p{L}.'’]|\\p{Lu}\\.\\s)", "(?=\\s\\p{Lu}\\p{Ll})");
        // Initials: the dot does not end the sentence. J.-J. is one name.
        rewritings.add(Rewriting.of(
                "(?<![\\p{L}.'’])(\\p{Lu})\\.-(\\p{Lu})\\.(?=\\s\\p{Lu})",
                initials -> initials.group(1) + " " + initials.group(2)));
        rewritings.add(Rewriting.of("(?<![\\p{L}.'’])(\\p{Lu})\\.(?=\\s\\p{Lu})", initial -> initial.group(1)));
        List<String> spelt = table.list("spelt");
        if (!spelt.isEmpty()) {
            // Not in a text all in capitals, where they may be words.
            rewritings.add(Rewriting.of(
                    "(?<![\\p{L}\\d.-]|\\p{Lu}{2}\\s)" + LanguageTable.anyOf(spelt) + "(?![\\p{L}\\d-]|\\s\\p{Lu}{2})",
                    word -> String.join(" ", word.group().split(""))));
        }
        return rewritings;
    }

    private void add(List<Rewriting> rewritings, String key, String before, String behind) {
        Map<String, String> words = table.pairs(key);
        if (!words.isEmpty()) {
            boolean number = key.endsWith("number");
            rewritings.add(Rewriting.of(
                    before + "(" + LanguageTable.anyOf(words.keySet()) + ")" + behind,
                    found -> SentenceStop.withStop(words.get(found.group(1)) + (number ? " " : ""), found)));
        }
    }
}
