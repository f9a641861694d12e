package org.assistant.tts.kokoro.phonemes.english;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Tag;

/** A stretch of a word that may be looked up alone. For one sentence. Not thread-safe. */
final class Part {

    /** Splits a word between kinds of characters, and before a capital inside it. */
    private static final Pattern STRETCH = Pattern.compile("^'+|\\p{Lu}(?=\\p{Lu}\\p{Ll})|\\d+|[-_]+|'{2,}"
            + "|\\p{L}*?(?:'\\p{L})*?\\p{Ll}(?=\\p{Lu})|\\p{L}+(?:'\\p{L})*|[^-_\\p{L}'\\d]|'+$");

    private static final String JUNK = "',-._/";

    final String text;
    final Tag tag;
    String phonemes; // null until they are found
    boolean spaceBefore; // in the phonemes

    Part(String text, Tag tag) {
        this.text = text;
        this.tag = tag;
    }

    /** Splits one token. */
    static List<Part> of(String token, Tag tag) {
        List<Part> parts = new ArrayList<>();
        Matcher stretch = STRETCH.matcher(token);
        while (stretch.find()) {
            parts.add(new Part(stretch.group(), tag));
        }
        return parts;
    }

    /** Whether it has no sound of its own. */
    boolean isJunk() {
        return text.chars().allMatch(c -> JUNK.indexOf(c) >= 0);
    }

    /** Its weight in the word; the heaviest part gives the word its tag. */
    int weight() {
        return text.chars().map(c -> Character.isUpperCase(c) ? 2 : 1).sum();
    }
}
