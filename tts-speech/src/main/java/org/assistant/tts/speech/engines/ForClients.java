package org.assistant.tts.speech.engines;

import java.util.regex.Pattern;

/** Text for clients, without the folders of this machine, which are the operator's business. */
public final class ForClients {

    /** The folders of a path of two or more steps from the root or the home folder: all but its last step. */
    private static final Pattern FOLDERS =
            Pattern.compile("(?<![\\w.~/:\\\\-])(?:~|(?:[A-Za-z]:(?=\\\\))?STEP)(?:STEP)*(?=STEP)"
                    .replace("STEP", "[/\\\\][^\\s/\\\\,;:'\"()]+"));

    private static final String HOME = System.getProperty("user.home", "");

    private ForClients() {}

    /** Returns {@code text} without the folders of its paths. */
    public static String words(String text) {
        return words(text, HOME);
    }

    static String words(String text, String home) {
        String homeless = home.length() > 1 ? text.replaceAll(Pattern.quote(home) + "(?![\\w-])", "~") : text;
        return FOLDERS.matcher(homeless).replaceAll("...");
    }
}
