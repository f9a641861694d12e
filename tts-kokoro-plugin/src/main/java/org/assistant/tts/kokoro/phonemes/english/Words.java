package org.assistant.tts.kokoro.phonemes.english;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Accent;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Lexicon;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Lookup;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Stems;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Stress;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Tag;

/**
 * Phonemes of single words: function words that change with their neighbours by rule, all others from the lexicon, either as
 * listed or with an ending. The rules are those that made the network's training data (misaki, {@code Lexicon}).
 * Immutable.
 */
final class Words {

    private static final Map<String, String> SIGNS = Map.of("%", "percent", "&", "and", "+", "plus", "@", "at");

    private static final Pattern DOTTED = Pattern.compile("\\p{L}{1,2}(?:\\.\\p{L}{1,2})+\\.?");

    /** A proper noun of at most this length is not looked up in lower case. */
    private static final int LONGEST_NAME = 7;

    private static final String AM = "ˈæm";

    private final Lexicon lexicon;
    private final Lookup lookup;
    private final Stems stems;

    Words(Lexicon lexicon, Accent accent) {
        this.lexicon = lexicon;
        this.lookup = new Lookup(lexicon);
        this.stems = new Stems(lookup, accent);
    }

    /** Returns {@code token} in lower case, unless it is known only in capitals. */
    Token small(Token token) {
        String lower = Lookup.lower(token.text());
        boolean part = lower.indexOf('\'') >= 0; // of a contraction
        boolean small = !token.text().equals("I") && (part || lookup.has(lower));
        return small ? new Token(lower, token.spaced(), token.mark()) : token;
    }

    /** The pronunciation of {@code text}, one word; empty if it is unknown. */
    Optional<Sound> sound(String text, Tag tag, Next next) {
        String word = Normalizer.normalize(text.replace('‘', '\'').replace('’', '\''), Normalizer.Form.NFKC);
        Optional<String> special = special(word, tag, next);
        if (special.isPresent()) {
            return special.map(Sound::ofRule);
        }
        Stress stress = word.equals(Lookup.lower(word))
                ? Stress.KEPT
                : Lookup.isUpper(word) ? Stress.CAPITALS : Stress.CAPITALISED;
        return known(folded(word, tag, stress, next), tag, stress, next);
    }

    /** The sound of 's after {@code phonemes}. */
    String possessive(String phonemes) {
        return stems.plural(phonemes).substring(phonemes.length());
    }

    private Optional<String> special(String word, Tag tag, Next next) {
        if (SIGNS.containsKey(word)) {
            return lookup.phonemes(SIGNS.get(word), tag, Stress.KEPT, next.isPause());
        } else if (DOTTED.matcher(word).matches()) {
            return lookup.spelt(word);
        }
        boolean acronym = Lookup.isUpper(word) && word.length() > 1 && tag.isNoun();
        return switch (Lookup.lower(word)) {
            case "a" -> Optional.of(tag == Tag.DETERMINER ? "ɐ" : "ˈA");
            case "am" -> am(word, tag, next);
            case "an" -> acronym ? lookup.spelt(word) : Optional.of("ɐn");
            case "i" -> word.equals("I") && tag == Tag.PRONOUN ? Optional.of("ˌI") : Optional.empty();
            case "by" -> tag == Tag.ADVERB ? Optional.of("bˈI") : Optional.empty();
            case "to" ->
                word.equals("TO") && tag != Tag.TO && tag != Tag.PREPOSITION ? Optional.empty() : Optional.of(to(next));
            case "in" ->
                word.equals("IN") && tag == Tag.PROPER_NOUN
                        ? Optional.empty()
                        : Optional.of(next.isPause() || tag != Tag.PREPOSITION ? "ˈɪn" : "ɪn");
            case "the" ->
                word.equals("THE") && tag != Tag.DETERMINER
                        ? Optional.empty()
                        : Optional.of(next.following() == Following.VOWEL ? "ði" : "ðə");
            case "vs", "vs." -> lookup.phonemes("versus", tag, Stress.KEPT, next.isPause());
            case "used" -> used(tag, next);
            default -> Optional.empty();
        };
    }

    /** The time of day, a name as in Pan Am, or the verb, which is weak inside a sentence, full at its end and with a capital. */
    private Optional<String> am(String word, Tag tag, Next next) {
        if (word.equals("AM") || (word.equals("am") && tag.isNoun())) {
            return lookup.spelt(word);
        }
        if (tag.isNoun()) {
            return Optional.of(AM);
        }
        return Optional.of(next.isPause() || !word.equals("am") ? plain("am") : "ɐm");
    }

    private String to(Next next) {
        return switch (next.following()) {
            case PAUSE -> plain("to");
            case CONSONANT -> "tə";
            case VOWEL -> "tʊ";
        };
    }

    private Optional<String> used(Tag tag, Next next) {
        boolean habit = next.isTo() && (tag == Tag.PAST || tag == Tag.ADJECTIVE);
        return lexicon.findSure("used").map(readings -> readings.of(habit ? Tag.PAST : Tag.OTHER, false));
    }

    private String plain(String word) {
        return lexicon.findSure(word)
                .map(readings -> readings.of(Tag.OTHER, false))
                .orElse("");
    }

    /** Returns {@code word} in lower case if only that form is known. */
    private String folded(String word, Tag tag, Stress stress, Next next) {
        String lower = Lookup.lower(word);
        boolean letters = word.length() > 1 && word.replace("'", "").chars().allMatch(Character::isLetter);
        boolean ordinary = Lookup.isUpper(word) || word.substring(1).equals(lower.substring(1));
        boolean shortName = tag == Tag.PROPER_NOUN && word.length() <= LONGEST_NAME;
        boolean fold = letters
                && ordinary
                && !shortName
                && !word.equals(lower)
                && !lookup.has(word)
                && (lookup.has(lower)
                        || stems.phonemes(lower, tag, stress, next.isPause()).isPresent());
        return fold ? lower : word;
    }

    private Optional<Sound> known(String word, Tag tag, Stress stress, Next next) {
        if (lookup.knows(word)) {
            boolean spelt = !lookup.has(word) && !lookup.has(Lookup.lower(word));
            return lookup.phonemes(word, tag, stress, next.isPause()).map(spelt ? Sound::ofRule : Sound::ofLexicon);
        }
        if (word.endsWith("s'") && lookup.knows(word.substring(0, word.length() - 2) + "'s")) {
            return lookup.phonemes(word.substring(0, word.length() - 2) + "'s", tag, stress, next.isPause())
                    .map(Sound::ofLexicon);
        }
        if (word.endsWith("'") && lookup.knows(word.substring(0, word.length() - 1))) {
            return lookup.phonemes(word.substring(0, word.length() - 1), tag, stress, next.isPause())
                    .map(Sound::ofLexicon);
        }
        return stems.phonemes(word, tag, stress, next.isPause()).map(Sound::ofStem);
    }
}
