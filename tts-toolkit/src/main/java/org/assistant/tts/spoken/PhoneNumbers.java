package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;

/** Writes phone numbers and codes out digit by digit, with a short pause between groups. Immutable. */
final class PhoneNumbers {

    private final LanguageTable table;
    private final NumberSpeller numbers;

    PhoneNumbers(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    List<Rewriting> rewritings() {
        List<Rewriting> rewritings = new ArrayList<>();
        // +44 20 7946 0958, +1 (555) 123-4567
        rewritings.add(Rewriting.ofDigits(
                "(?<![\\d\\p{L}])\\+(\\d{1,3}(?:[ .-]?\\(?\\d{1,5}\\)?){2,5})(?![\\d-])",
                phone -> table.text("plus") + " " + groups(phone.group(1))));
        if (!table.text("phone").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(
                    "(?<![\\d\\p{L}.,-])(" + table.text("phone") + ")(?![\\d-])", phone -> groups(phone.group(1))));
        }
        rewritings.addAll(List.of(
                // (555) 123-4567, 1-800-555-0199, 555-123-4567, 555-0123, 555.123.4567
                Rewriting.ofDigits(
                        "(?<![\\d\\p{L}-])((?:1[ .-])?(?:\\(\\d{3}\\) ?|\\d{3}[ .-])?\\d{3}-\\d{4})(?![\\d-])",
                        phone -> groups(phone.group(1))),
                Rewriting.ofDigits(
                        "(?<![\\d\\p{L}.,-])(\\d{3}\\.\\d{3}\\.\\d{4})(?![\\d-]|[.,]\\d)",
                        phone -> groups(phone.group(1))),
                // (020) 7946 0958, 020 7946 0958, 07700 900123
                Rewriting.ofDigits(
                        "(?<![\\d\\p{L}-])(\\(0\\d{2,4}\\) ?\\d{3,4}[ -]?\\d{3,4}|0\\d{2,4}[ -]\\d{3,4}[ -]\\d{3,4}"
                                + "|0\\d{3,4} \\d{4,6})(?![\\d-])",
                        phone -> groups(phone.group(1))),
                // 4111 1111 1111 1111
                Rewriting.ofDigits(
                        "(?<![\\d\\p{L}-])(\\d{4}(?:[ -]\\d{4}){2,3})(?![\\d-])", code -> groups(code.group(1))),
                // 978-3-16-148410-0, 123-45-6789
                Rewriting.ofDigits(
                        "(?<![\\d\\p{L}.,-])(?=(?:\\d-?){9,17}(?![\\d-]))(?=[\\d-]{0,16}\\d{3})"
                                + "(\\d{1,7}(?:-\\d{1,7}){2,5})(?![\\d-]|[.,]\\d)",
                        code -> groups(code.group(1)))));
        if (!table.text("code").isEmpty()) {
            rewritings.add(Rewriting.ofDigits(table.text("code"), code -> numbers.digits(code.group())));
        }
        return rewritings;
    }

    private String groups(String phone) {
        return Stream.of(phone.split("[^0-9]+"))
                .filter(group -> !group.isEmpty())
                .map(numbers::digits)
                .collect(Collectors.joining(", "));
    }
}
