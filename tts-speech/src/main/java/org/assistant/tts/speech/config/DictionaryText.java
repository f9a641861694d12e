package org.assistant.tts.speech.config;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.speech.state.StateFormat;
import org.assistant.tts.spi.Pronunciation;
import org.assistant.tts.spi.Pronunciation.Kind;
import org.assistant.tts.spi.TTSException;

/**
 * The dictionary as text: one entry a line, made of language, word and pronunciation, separated by tabs. A pronunciation
 * between two slashes is phonemes; any other is read as a word. Blank lines and lines that begin with {@code #} are skipped.
 */
public final class DictionaryText {

    private static final System.Logger LOGGER = System.getLogger(DictionaryText.class.getName());
    private static final String HEAD =
            "# language, word, and how it is said (/phonemes/ or plain letters), with tabs between them";

    /** The text of the state file; a line that is no entry is skipped, and the log names it. */
    static final StateFormat<List<Pronunciation>> FORMAT = new StateFormat<>() {
        @Override
        public String suffix() {
            return ".txt";
        }

        @Override
        public List<Pronunciation> nothing() {
            return List.of();
        }

        @Override
        public String text(List<Pronunciation> entries) {
            return write(entries);
        }

        @Override
        public List<Pronunciation> parse(String text) {
            List<Pronunciation> entries = new ArrayList<>();
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                try {
                    add(line, entries);
                } catch (TTSException.InvalidRequest e) {
                    LOGGER.log(Level.WARNING, "Line {0} of the dictionary is left out: {1}", number, e.getMessage());
                }
            }
            return entries;
        }
    };

    private DictionaryText() {}

    /** {@code entries} as lines. */
    public static String write(List<Pronunciation> entries) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        entries.forEach(entry -> text.append(entry.language().toLanguageTag())
                .append('\t')
                .append(entry.word())
                .append('\t')
                .append(said(entry))
                .append('\n'));
        return text.toString();
    }

    /**
     * The entries in {@code text}.
     *
     * @throws TTSException.InvalidRequest if a line is no entry; the message names the line
     */
    public static List<Pronunciation> read(String text) {
        List<Pronunciation> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                add(line, entries);
            } catch (TTSException.InvalidRequest e) {
                throw new TTSException.InvalidRequest(e.field(), "line " + number + ": " + e.getMessage());
            }
        }
        return entries;
    }

    /**
     * An entry of the dictionary.
     *
     * @param language BCP 47, in any case
     * @param said phonemes between slashes, or plain letters
     * @throws TTSException.InvalidRequest if an argument is invalid
     */
    public static Pronunciation entry(String language, String word, String said) {
        String stripped = said.strip();
        boolean phonemes = stripped.length() > 2 && stripped.startsWith("/") && stripped.endsWith("/");
        return new Pronunciation(
                word,
                locale(language.strip()),
                phonemes ? Kind.PHONEMES : Kind.RESPELT,
                phonemes ? stripped.substring(1, stripped.length() - 1) : stripped);
    }

    /** The pronunciation of {@code entry}, as {@link #entry} reads it. */
    public static String said(Pronunciation entry) {
        return entry.kind() == Kind.PHONEMES ? "/" + entry.said() + "/" : entry.said();
    }

    /**
     * The language that {@code tag} names.
     *
     * @throws TTSException.InvalidRequest if it is not a BCP 47 tag
     */
    public static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new TTSException.InvalidRequest("language", "language must be a BCP 47 language tag such as en-US");
        }
    }

    private static void add(String line, List<Pronunciation> entries) {
        String entry = line.strip().replace("\uFEFF", "");
        if (entry.isEmpty() || entry.startsWith("#")) {
            return;
        }
        String[] fields = entry.split("\t+");
        if (fields.length != 3) {
            throw new TTSException.InvalidRequest(
                    "line", "an entry is language, word, and how it is said, with tabs between them");
        }
        entries.add(entry(fields[0], fields[1], fields[2]));
    }
}
