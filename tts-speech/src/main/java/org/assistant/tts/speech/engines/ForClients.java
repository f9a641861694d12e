package org.assistant.tts.speech.engines;

import java.util.regex.Pattern;

/** Messages in words for clients. */
public final class ForClients {

    /** The folders of a path of two or more steps from the root or the home folder: all but its last step. */
    private static final Pattern FOLDERS =
            Pattern.compile("(?<![\\w.~/:\\\\-])(?:~|(?:[A-Za-z]:(?=\\\\))?STEP)(?:STEP)*(?=STEP)"
                    .replace("STEP", "[/\\\\][^\\s/\\\\,;:'\"()]+"));

    /** A configuration key at the start of a message. */
    private static final Pattern KEY = Pattern.compile("(?:tts|assistant)\\.[a-z0-9.-]+ .*", Pattern.DOTALL);

    /** A message that begins with a word. Any other beginning, such as a name, a path or a quote, must not be changed. */
    private static final Pattern WORD = Pattern.compile("\\p{Ll}[\\p{Ll}'’]*[,:;]?(?:\\s.*)?", Pattern.DOTALL);

    private static final Pattern ENDED = Pattern.compile(".*[.!?…][\"'”’)]*", Pattern.DOTALL);

    /** A message that ends with a command, which a full stop would change. */
    private static final Pattern COMMAND = Pattern.compile("(?:.*[;:] )?java -jar [^;]*", Pattern.DOTALL);

    private static final String HOME = System.getProperty("user.home", "");

    private ForClients() {}

    /**
     * Returns {@code message} as a sentence, with a capital letter at the beginning, unless that is a name, and a full stop at the
     * end, unless that is a command. Messages of exceptions have neither, since other messages and the log quote them.
     */
    public static String sentence(String message) {
        String text = message.strip();
        if (text.isEmpty()) {
            return text;
        }
        if (KEY.matcher(text).matches()) {
            text = "The setting " + text;
        } else if (WORD.matcher(text).matches()) {
            text = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        }
        boolean complete =
                ENDED.matcher(text).matches() || COMMAND.matcher(text).matches();
        return complete ? text : text + ".";
    }

    /** Returns {@code text} without the folders of its paths, which are the operator's business. */
    public static String words(String text) {
        return words(text, HOME);
    }

    static String words(String text, String home) {
        String homeless = home.length() > 1 ? text.replaceAll(Pattern.quote(home) + "(?![\\w-])", "~") : text;
        return FOLDERS.matcher(homeless).replaceAll("...");
    }
}
