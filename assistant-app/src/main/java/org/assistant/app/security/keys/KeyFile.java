package org.assistant.app.security.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assistant.app.security.Fingerprint;
import org.assistant.app.security.KeptText;
import org.assistant.app.security.SecuritySettings;
import org.assistant.tts.speech.config.LiveConfig;

/**
 * The file of API keys as an operator changes it from the console. A key is known when it is made, and never again: the file
 * holds its SHA-256. What an operator wrote into the file by hand stays. Safe for many threads; two servers that change one file at once are not.
 */
@ApplicationScoped
public class KeyFile {

    /** As many bytes as SHA-256 can tell apart. */
    private static final int KEY_BYTES = 32;

    private final LiveConfig config;
    private final ApiKeys keys;
    private final DailyCharacters used;
    private final SecureRandom random = new SecureRandom();

    /**
     * A key, as operators see it.
     *
     * @param requestsPerMinute 0 for no limit, as the next two
     * @param concurrent texts spoken at once
     * @param charactersToday spoken for it since midnight UTC
     * @param changeable whether it is in the file, and not in the configuration
     */
    public record Entry(
            String name,
            int requestsPerMinute,
            int charactersPerDay,
            int concurrent,
            long charactersToday,
            boolean changeable) {}

    /** Limits of a key; nothing where it has what all others have, 0 for no limit. */
    public record Limits(
            Optional<Integer> requestsPerMinute, Optional<Integer> charactersPerDay, Optional<Integer> concurrent) {}

    KeyFile() {
        this(null, null, null);
    }

    @Inject
    KeyFile(LiveConfig config, ApiKeys keys, DailyCharacters used) {
        this.config = config;
        this.keys = keys;
        this.used = used;
    }

    /** Where keys can be made; nothing without {@code assistant.api.keys-file}. */
    public Optional<Path> path() {
        return config.value(SecuritySettings.API_KEYS_FILE);
    }

    /** All keys, by name. */
    public List<Entry> entries() {
        KeyLines inFile = new KeyLines();
        inFile.lines(path().map(KeyFile::text).orElse(""));
        List<String> changeable = inFile.keys().stream().map(ApiKey::name).toList();
        return keys.all().stream()
                .map(key -> new Entry(
                        key.name(),
                        keys.requestsPerMinute(key),
                        keys.charactersPerDay(key),
                        keys.concurrent(key),
                        used.today(key.name()),
                        changeable.contains(key.name())))
                .toList();
    }

    /** Whether {@code name} can be that of a key. */
    public static boolean isName(String name) {
        return KeyLines.NAME.matcher(name).matches();
    }

    /**
     * Makes a key.
     *
     * @param name of its owner, which no key has yet
     * @return the key, which is kept nowhere
     * @throws UncheckedIOException if the file can't be written
     */
    public synchronized String create(String name, Limits limits) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = "tts-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        StringBuilder lines = new StringBuilder(text(path().orElseThrow()));
        if (!lines.isEmpty() && lines.charAt(lines.length() - 1) != '\n') {
            lines.append('\n');
        }
        line(lines, name, "key", KeyLines.DIGEST + Fingerprint.of(key).hex());
        limits.requestsPerMinute().ifPresent(limit -> line(lines, name, "requests-per-minute", limit.toString()));
        limits.charactersPerDay().ifPresent(limit -> line(lines, name, "characters-per-day", limit.toString()));
        limits.concurrent().ifPresent(limit -> line(lines, name, "concurrent", limit.toString()));
        write(lines.toString());
        return key;
    }

    /**
     * Takes the key of {@code name} out of the file, with its limits.
     *
     * @return whether it was there
     */
    public synchronized boolean delete(String name) {
        String before = text(path().orElseThrow());
        String after = before.lines()
                .filter(line -> !owner(line).equals(name))
                .map(line -> line + '\n')
                .collect(Collectors.joining());
        boolean there = before.lines().anyMatch(line -> owner(line).equals(name));
        if (there) {
            write(after);
        }
        return there;
    }

    /** Whose line it is; nobody's if it is a comment. */
    private static String owner(String line) {
        String left = line.strip().startsWith("#") ? "" : line.substring(0, Math.max(0, line.indexOf('=')));
        return left.substring(0, Math.max(0, left.lastIndexOf('.'))).strip();
    }

    private static void line(StringBuilder lines, String name, String attribute, String value) {
        lines.append(name)
                .append('.')
                .append(attribute)
                .append('=')
                .append(value)
                .append('\n');
    }

    private static String text(Path path) {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("the file of API keys can't be read", e);
        }
    }

    private void write(String text) {
        try {
            KeptText.replace(path().orElseThrow().toAbsolutePath(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of API keys can't be written", e);
        }
    }
}
