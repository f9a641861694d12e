package org.assistant.tts.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of the {@code models} command.
 *
 * @param command the first word that is not an option; {@code help} if there is none or help is asked for
 * @param names the named models, in order; for {@code convert} a model and a folder
 * @param precisions the precisions of a conversion
 */
record ModelsArguments(
        String command,
        List<String> names,
        Optional<Path> dir,
        Optional<Path> from,
        List<String> precisions,
        boolean licenceAccepted) {

    /** @throws IllegalArgumentException if an option is unknown or lacks its value */
    static ModelsArguments parse(List<String> words) {
        List<String> plain = new ArrayList<>();
        Optional<Path> dir = Optional.empty();
        Optional<Path> from = Optional.empty();
        List<String> precisions = List.of();
        boolean accepted = false;
        boolean help = words.isEmpty();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--dir" -> dir = Optional.of(Path.of(value(word, "a folder", rest)));
                case "--from" -> from = Optional.of(Path.of(value(word, "a folder", rest)));
                case "--precision" ->
                    precisions = List.of(value(word, "one or more words", rest).split(","));
                case "--accept-license", "--accept-licence" -> accepted = true;
                case "--help", "-h" -> help = true;
                default -> {
                    if (word.startsWith("-")) {
                        throw new IllegalArgumentException("unknown option " + word);
                    }
                    plain.add(word);
                }
            }
        }
        if (help || plain.isEmpty()) {
            return new ModelsArguments("help", List.of(), dir, from, precisions, accepted);
        }
        List<String> names = List.copyOf(plain.subList(1, plain.size()));
        return new ModelsArguments(plain.get(0), names, dir, from, precisions, accepted);
    }

    private static String value(String option, String what, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs " + what);
        }
        return rest.next();
    }
}
