package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assistant.tts.spoken.numbers.EnglishNumbers;
import org.assistant.tts.spoken.numbers.NumberForms;
import org.assistant.tts.spoken.numbers.RomanOrdinals;
import org.assistant.tts.spoken.rules.RuledForms;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;
import org.assistant.tts.spoken.table.SentenceStop;

/**
 * Writes numbers, signs and abbreviations of one language out in words. Immutable, thread-safe; takes time proportional to the
 * length.
 *
 * <p>Rewritings have an order: long and unmistakable forms, such as an address or a date, come before short ones; the remaining
 * plain numbers come last. Each language has a file of words, read by {@link LanguageTable}; {@code docs/spoken-forms.md}
 * describes its format.
 */
public final class SpokenForms {

    private static final Pattern SPACES = Pattern.compile(" {2,}");
    /** The country of a rule, as in {@code GB.score}. */
    private static final Pattern COUNTRY = Pattern.compile("(?:[A-Z]{2}|\\d{3})\\.");

    private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" (?=[.,;:!?](?:\\s|$))");

    private final List<Rewriting> numerals; // come first, since they make digits
    private final List<Rewriting> rewritings;
    private final Optional<RuledForms> ruled; // instead of the rewritings

    private SpokenForms(List<Rewriting> numerals, List<Rewriting> rewritings, Optional<RuledForms> ruled) {
        this.numerals = List.copyOf(numerals);
        this.rewritings = List.copyOf(rewritings);
        this.ruled = ruled;
    }

    /** Returns the forms of {@code locale}'s language and country; texts of a language without a file stay unchanged. */
    public static SpokenForms of(Locale locale) {
        return RuledForms.has(locale)
                ? new SpokenForms(List.of(), List.of(), Optional.of(RuledForms.of(locale)))
                : of(locale, true);
    }

    /**
     * Returns the forms for an engine that spells plain numbers, years, plain sums and versions itself; those stay in digits.
     * Texts of languages with a rule file instead of a table stay unchanged.
     */
    public static SpokenForms besidesNumbers(Locale locale) {
        return of(locale, false);
    }

    private static SpokenForms of(Locale locale, boolean withNumbers) {
        LanguageTable table = LanguageTable.of(locale);
        return new SpokenForms(new RomanOrdinals(table).rewritings(), rewritings(table, withNumbers), Optional.empty());
    }

    private static List<Rewriting> rewritings(LanguageTable table, boolean withNumbers) {
        List<Rewriting> rewritings = new ArrayList<>();
        if (table.isEmpty()) {
            return rewritings;
        }
        NumberSpeller numbers = new NumberSpeller(table, !withNumbers);
        Signs signs = new Signs(table, numbers);
        // The number of an item in a list; after a dot it is an ordinal in some languages.
        String mark = table.text("item.dot").equals("ordinal") ? "[)]" : "[.)]";
        rewritings.add(Rewriting.ofDigits("^(\\d{1,3})" + mark + "(?=\\s\\S)", item -> item.group(1) + ","));
        rewritings.addAll(new EnglishNumbers(table).rewritings());
        rewritings.addAll(ruled(table, "rewrite."));
        ClockTimes times = new ClockTimes(table, numbers);
        rewritings.addAll(times.withStops());
        Addresses addresses = new Addresses(table, numbers);
        rewritings.addAll(addresses.names());
        if (withNumbers) {
            rewritings.addAll(addresses.versions());
        }
        rewritings.addAll(new CalendarDates(table, numbers).rewritings());
        rewritings.addAll(signs.early());
        rewritings.addAll(new PhoneNumbers(table, numbers).rewritings());
        rewritings.addAll(times.rewritings());
        rewritings.addAll(new Shortenings(table).rewritings());
        if (withNumbers) {
            rewritings.addAll(addresses.stops());
        }
        rewritings.addAll(new NumberForms(table, numbers).rewritings());
        rewritings.addAll(signs.late());
        rewritings.addAll(ruled(table, "correct."));
        return rewritings;
    }

    /** Returns the rewritings of entries of the form {@code regular expression => words}. */
    private static List<Rewriting> ruled(LanguageTable table, String prefix) {
        return table.names(prefix).stream()
                .filter(name -> isOfCountry(name, table.locale()))
                .map(name -> table.text(prefix + name).split(" => ", 2))
                .map(rule -> Rewriting.of(rule[0], rule[1]))
                .toList();
    }

    /** Whether the rule {@code name} is for {@code locale}'s country: any without a country before its name. */
    private static boolean isOfCountry(String name, Locale locale) {
        return !COUNTRY.matcher(name).lookingAt() || name.startsWith(locale.getCountry() + ".");
    }

    /** Returns {@code sentence} in words. */
    public String words(String sentence) {
        if (ruled.isPresent()) {
            return ruled.get().words(inAscii(sentence));
        }
        String words = inAscii(sentence);
        for (Rewriting numeral : numerals) {
            words = numeral.apply(words);
        }
        boolean digits =
                words.chars().anyMatch(c -> Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER);
        for (Rewriting rewriting : rewritings) {
            if (digits || !rewriting.digits()) {
                words = rewriting.apply(words);
            }
        }
        if (words.equals(sentence)) {
            return sentence;
        }
        words = SPACES.matcher(SentenceStop.settled(words)).replaceAll(" ");
        return SPACE_BEFORE_MARK.matcher(words).replaceAll("").strip();
    }

    /** Replaces digits of other scripts, such as Devanagari, with 0 to 9. */
    private String inAscii(String sentence) {
        boolean known = ruled.isPresent() || !rewritings.isEmpty();
        if (!known || sentence.chars().noneMatch(c -> c > '9' && Character.isDigit(c))) {
            return sentence;
        }
        StringBuilder ascii = new StringBuilder(sentence.length());
        sentence.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(ascii::appendCodePoint);
        return ascii.toString();
    }
}
