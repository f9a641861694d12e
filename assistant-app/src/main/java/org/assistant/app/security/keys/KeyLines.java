package org.assistant.app.security.keys;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assistant.app.security.Fingerprint;

/**
 * Parses API keys as operators write them. Wrong entries are left out; a complaint names the place, never the text. A short key
 * is accepted, with a complaint that names its owner.
 */
final class KeyLines {

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_@-]{0,63}");
    static final String DIGEST = "sha256:";

    /** The length from which a key can't be guessed, however it is chosen. */
    static final int LONG_ENOUGH = 16;

    private final Map<String, Fingerprint> keys = new TreeMap<>();
    private final Map<String, Integer> requests = new TreeMap<>();
    private final Map<String, Integer> characters = new TreeMap<>();
    private final Map<String, Integer> concurrent = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    /** {@code name=key, name2=key2}. */
    void pairs(String text) {
        int place = 0;
        for (String pair : text.split(",", -1)) {
            place++;
            if (!pair.isBlank()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? "" : pair.substring(0, equals).strip();
                key(
                        "key " + place + " of assistant.api.keys",
                        name,
                        pair.substring(equals + 1).strip());
            }
        }
    }

    /** {@code name.key=...} and so on; # begins a comment. */
    void lines(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String place = "line " + number + " of the file of API keys";
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                int equals = line.indexOf('=');
                String left = equals < 0 ? "" : line.substring(0, equals).strip();
                int dot = Math.max(0, left.lastIndexOf('.'));
                attribute(
                        place,
                        left.substring(0, dot),
                        left.substring(dot),
                        line.substring(equals + 1).strip());
            }
        }
    }

    private void attribute(String place, String name, String attribute, String value) {
        switch (attribute) {
            case ".key" -> key(place, name, value);
            case ".requests-per-minute" -> number(place, name, value, requests);
            case ".characters-per-day" -> number(place, name, value, characters);
            case ".concurrent" -> number(place, name, value, concurrent);
            default ->
                complaints.add(
                        place
                                + " must be NAME.key=..., NAME.requests-per-minute=..., NAME.characters-per-day=... or NAME.concurrent=...");
        }
    }

    private void key(String place, String name, String value) {
        if (!NAME.matcher(name).matches() || value.isEmpty()) {
            complaints.add(place + " must be a name of letters, digits, _, @ and -, and a key");
        } else if (keys.containsKey(name)) {
            complaints.add(place + " names " + name + " a second time");
        } else {
            fingerprint(place, value).ifPresent(fingerprint -> keys.put(name, fingerprint));
            if (value.length() < LONG_ENOUGH) {
                complaints.add("the API key of " + name + " has fewer than " + LONG_ENOUGH
                        + " characters, so that it may be guessed; give it a longer one");
            }
        }
    }

    private Optional<Fingerprint> fingerprint(String place, String value) {
        if (!value.startsWith(DIGEST)) {
            return Optional.of(Fingerprint.of(value));
        }
        try {
            return Optional.of(Fingerprint.ofDigest(HexFormat.of().parseHex(value.substring(DIGEST.length()))));
        } catch (IllegalArgumentException e) {
            complaints.add(place + " must have 64 hexadecimal digits after " + DIGEST);
            return Optional.empty();
        }
    }

    private void number(String place, String name, String value, Map<String, Integer> into) {
        try {
            into.put(name, Integer.parseUnsignedInt(value) & Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            complaints.add(place + " must be a whole number, 0 for no limit");
        }
    }

    List<ApiKey> keys() {
        return keys.entrySet().stream()
                .map(key -> new ApiKey(
                        key.getKey(),
                        key.getValue(),
                        Optional.ofNullable(requests.get(key.getKey())),
                        Optional.ofNullable(characters.get(key.getKey())),
                        Optional.ofNullable(concurrent.get(key.getKey()))))
                .toList();
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
