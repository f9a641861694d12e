package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assistant.tts.spoken.table.LanguageTable;
import org.assistant.tts.spoken.table.NumberSpeller;
import org.assistant.tts.spoken.table.Rewriting;

/** Writes internet addresses, paths, file names, hashtags and version numbers out in words. Immutable. */
final class Addresses {

    private static final String LABEL = "[\\p{L}\\d](?:[\\p{L}\\d_-]{0,60}[\\p{L}\\d])?";
    private static final String HOST = "(?:" + LABEL + "\\.){1,8}";
    private static final String PATH = "(?:[/?#][^\\s<>\"“”]{0,300})?";

    /** A closing or final mark belongs to the sentence, not to the address. */
    private static final String END = "(?<![.,;:!?)'])";

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    private static final String FOUR_OCTETS = OCTET + "(?:\\." + OCTET + "){3}";

    /** Between the words that are joined in a hashtag: {@code 100DaysOfCode}. */
    private static final Pattern SEAM = Pattern.compile(
            "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)");

    /** A word of a hashtag that may look like an abbreviation. */
    private static final Pattern SHORT = Pattern.compile("(?<!\\p{L})\\p{Lu}\\p{Ll}{1,2}(?!\\p{L})");

    private static final Pattern PIECES = Pattern.compile("[\\p{L}\\p{M}]+|\\d+|[^\\p{L}\\p{M}\\d]");

    private final LanguageTable table;
    private final NumberSpeller numbers;
    private final Map<String, String> signs;
    private final Set<String> spelt;

    Addresses(LanguageTable table, NumberSpeller numbers) {
        this.table = table;
        this.numbers = numbers;
        this.signs = table.pairs("address");
        this.spelt = new HashSet<>(table.list("address.spelt"));
    }

    /** The rewritings of hosts, mailboxes and files. */
    List<Rewriting> names() {
        if (signs.isEmpty()) {
            return List.of();
        }
        String domains = "(?:" + String.join("|", table.list("address.domains")) + ")";
        String files = "(?i:" + String.join("|", table.list("address.files")) + ")";
        List<Rewriting> names = new ArrayList<>(List.of(
                Rewriting.of(
                        "(?<![\\p{L}\\d])(?:mailto:)?([\\p{L}\\d][\\p{L}\\d._+-]{0,60}@" + HOST
                                + "\\p{L}{2,24})(?![\\p{L}\\d])",
                        mail -> said(mail.group(1))),
                Rewriting.of(
                        "(?<![\\p{L}\\d])(?:(?:https?|ftp)://(?:www\\.)?|www\\.)([^\\s<>\"“”]{1,400})" + END,
                        url -> said(url.group(1))),
                Rewriting.of(
                        "(?<![\\p{L}\\d@.])(" + HOST + domains + "(?![\\p{L}\\d.-]*[\\p{L}\\d])" + PATH + ")" + END,
                        host -> said(host.group(1)))));
        names.addAll(paths());
        // The word is there already: version v2.0.
        names.add(Rewriting.ofDigits(
                "(?<=(?<!\\p{L})(?i:" + table.text("version") + ")\\s)[vV]\\.?\\s?(?=\\d)", v -> ""));
        names.add(Rewriting.of(
                "(?<![\\p{L}\\d])(" + LABEL + "(?:\\.[\\p{L}\\d]{1,20}){0,4}\\." + files + ")(?![\\p{L}\\d])",
                file -> said(file.group(1))));
        if (!table.text("hashtag").isEmpty()) {
            names.add(Rewriting.of(
                    "(?<![\\p{L}\\d#&/])#(?=\\p{L}|\\d{1,4}\\p{Lu})([\\p{L}\\p{M}\\d_]{2,60})",
                    tag -> table.text("hashtag") + " "
                            + SHORT.matcher(SEAM.matcher(tag.group(1).replace('_', ' '))
                                            .replaceAll(" "))
                                    .replaceAll(word -> word.group().toLowerCase(table.locale()))));
        }
        return names;
    }

    /** {@code C:\\Users}, {@code ~/.profile}, {@code /usr/local/bin}, {@code .env}, {@code localhost:8080}. */
    private List<Rewriting> paths() {
        String path = table.text("address.path");
        return path.isEmpty()
                ? List.of()
                : List.of(
                        Rewriting.ofDigits(
                                "(?<![\\p{L}\\d])(localhost:\\d{2,5})(?![\\d:])", host -> said(host.group(1))),
                        Rewriting.of(
                                "(?<![\\p{L}\\d])(\\p{Lu}:\\\\[^\\s<>\"“”|]{1,300})" + END,
                                file -> said(file.group(1))),
                        Rewriting.of(
                                "(?<![\\p{L}\\d/:.~<])((?:" + path + ")(?:/[\\p{L}\\d._+-]{1,60}){0,20}/?)" + END,
                                file -> said(file.group(1))));
    }

    List<Rewriting> versions() {
        if (signs.isEmpty()) {
            return List.of();
        }
        // 1.000.000 is a number in languages that group digits with stops; four numbers up to 255 are an address.
        String grouped = table.text("number.groups").contains(".")
                ? "(?!(?!" + FOUR_OCTETS + "(?!\\.?\\d))\\d{1,3}(?:\\.\\d{3})+(?!\\.?\\d))"
                : "";
        String date = "(?![0-3]?\\d\\.[01]?\\d\\.(?:19|20)\\d\\d(?!\\.?\\d))";
        String phone = "(?!\\d{3}\\.\\d{3}\\.\\d{4}(?!\\.?\\d))";
        return List.of(
                // The port or the prefix length after an address.
                Rewriting.ofDigits(
                        "(?<![\\p{L}\\d.,])(" + FOUR_OCTETS + ")([:/])(\\d{1,5})(?![\\d:/])",
                        address -> version(address.group(1)) + " " + signs.getOrDefault(address.group(2), "") + " "
                                + numbers.cardinal(address.group(3))),
                Rewriting.of(
                        "(?<![\\p{L}\\d.,])" + grouped + date + phone
                                + "([vV])?(\\d{1,5}(?:\\.\\d{1,5}){2,6})(?![\\d])",
                        version -> (version.group(1) == null ? "" : table.text("version") + " ")
                                + version(version.group(2))),
                Rewriting.of(
                        "(?<![\\p{L}\\d.,])[vV](\\d{1,3}(?:\\.\\d{1,3})?)(?![\\p{L}\\d])",
                        version -> table.text("version") + " " + version(version.group(1))));
    }

    /** The rewriting of a stop that can't group digits, in languages where others do: {@code iOS 17.4}, {@code art. 49.3}. */
    List<Rewriting> stops() {
        return table.text("number.groups").contains(".")
                ? List.of(Rewriting.ofDigits(
                        "(?<![\\p{L}\\d.,])(\\d{1,4}\\.\\d{1,2})(?![\\d]|[.,]\\d)",
                        version -> version(version.group(1))))
                : List.of();
    }

    private String version(String dotted) {
        StringBuilder words = new StringBuilder();
        String point = table.text("version.point").isEmpty() ? table.text("number.point") : table.text("version.point");
        for (String part : dotted.split("\\.")) {
            words.append(words.isEmpty() ? "" : " " + point + " ").append(numbers.cardinal(part));
        }
        return words.toString();
    }

    private String said(String address) {
        StringBuilder words = new StringBuilder();
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        PIECES.matcher(bare)
                .results()
                .map(piece -> piece(piece.group()))
                .forEach(piece -> words.append(piece.isEmpty() ? "" : " ").append(piece));
        return words.toString().strip();
    }

    private String piece(String piece) {
        if (Character.isDigit(piece.charAt(0))) {
            return piece.length() > 4 ? numbers.digits(piece) : numbers.cardinal(piece);
        }
        if (Character.isLetter(piece.charAt(0))) {
            boolean letters = piece.length() == 1 || spelt.contains(piece.toLowerCase(Locale.ROOT));
            return letters ? piece.toUpperCase(Locale.ROOT) : piece;
        }
        return signs.getOrDefault(piece, "");
    }
}
