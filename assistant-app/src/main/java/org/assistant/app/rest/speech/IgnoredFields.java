package org.assistant.app.rest.speech;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The header that names the fields of a request that had no effect. */
public final class IgnoredFields {

    /** The name of the header, whose value is a list with commas; absent if every field was read. */
    static final String HEADER = "X-TTS-Ignored";

    /** The names come from the client, so their number is bounded, and only those that are safe in a header are sent. */
    private static final int MOST = 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private IgnoredFields() {}

    /** The value of the header; empty if there is nothing to name. */
    public static String header(List<String> names) {
        return names.stream()
                .filter(name -> NAME.matcher(name).matches())
                .limit(MOST)
                .collect(Collectors.joining(", "));
    }
}
