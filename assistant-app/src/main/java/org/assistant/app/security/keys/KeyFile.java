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
 * Changes the file of API keys for the console. A key is shown only when it is created: the file holds its SHA-256. Lines that
 * an operator wrote by hand stay. Thread-safe, but not safe for two servers that change one file at once.
 */
@ApplicationScoped
public class KeyFile {

    /** As long as a SHA-256: more would add nothing. */
    private static final int KEY_BYTES = 32;

    private final LiveConfig config;
    private final ApiKeys keys;
    private final DailyCharacters used;
    private final SecureRandom random = new SecureRandom();

    /**
     * A key as operators see it.
     *
     * @param requestsPerMinute its limit; 0 for none
     * @param charactersPerDay its limit; 0 for none
     * @param concurrent the limit of texts spoken at once; 0 for none
     * @param charactersToday spoken for it since midnight UTC
     * @param changeable whether it is in the file; otherwise it is in the configuration
     */
    public record Entry(
            String name,
            int requestsPerMinute,
            int charactersPerDay,
            int concurrent,
            long charactersToday,
            boolean changeable) {}

    /** The limits of a key; nothing for the common limit, 0 for no limit. */
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

    /** The file; nothing without {@code assistant.api.keys-file}. */
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

    /** Whether {@code name} is valid as the name of a key. */
    public static boolean isName(String name) {
        return KeyLines.NAME.matcher(name).matches();
    }

    /**
     * Creates a key.
     *
     * @param name of its owner, without a key so far
     * @return the key, which is stored nowhere
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
     * Removes the key of {@code name} from the file, with its limits.
     *
     * @return whether there was one
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

    /** The owner of the key that {@code line} is about; empty for a comment. */
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
