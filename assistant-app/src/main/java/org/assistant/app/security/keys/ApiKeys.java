package org.assistant.app.security.keys;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assistant.app.security.SecuritySettings;
import org.assistant.app.security.WatchedFile;
import org.assistant.tts.speech.config.LiveConfig;

/** The keys of the speech API as currently configured. Thread-safe. */
@ApplicationScoped
public class ApiKeys {

    private static final System.Logger LOGGER = System.getLogger(ApiKeys.class.getName());

    private final LiveConfig config;
    private final WatchedFile file = new WatchedFile();
    private Read last = new Read("", "", List.of()); // guarded by this

    private record Read(String pairs, String lines, List<ApiKey> keys) {}

    ApiKeys() {
        this(null);
    }

    @Inject
    public ApiKeys(LiveConfig config) {
        this.config = config;
    }

    /** Reads the keys, so that the log says at the start what is wrong with them. */
    public void read() {
        all();
    }

    /** Whether a key is required: one is configured, or a file of keys, even an unreadable one. */
    public boolean required() {
        return !config.value(SecuritySettings.API_KEYS).isBlank()
                || config.value(SecuritySettings.API_KEYS_FILE).isPresent();
    }

    /** The configured key that {@code key} is, if any. Compares all keys, so that the time reveals nothing. */
    Optional<ApiKey> find(String key) {
        Optional<ApiKey> found = Optional.empty();
        for (ApiKey known : all()) {
            if (known.fingerprint().matches(key)) {
                found = Optional.of(known);
            }
        }
        return found;
    }

    /** The key of {@code caller}; nothing if it has none, or if the key was deleted or changed meanwhile. */
    Optional<ApiKey> of(Caller caller) {
        return all().stream().filter(key -> key.caller().equals(caller)).findFirst();
    }

    /** Requests a minute for {@code key}, 0 for no limit. */
    int requestsPerMinute(ApiKey key) {
        return key.requestsPerMinute().orElseGet(() -> config.value(SecuritySettings.REQUESTS_PER_MINUTE));
    }

    /** Characters a day for {@code key}, 0 for no limit. */
    int charactersPerDay(ApiKey key) {
        return key.charactersPerDay().orElseGet(() -> config.value(SecuritySettings.CHARACTERS_PER_DAY));
    }

    /** Texts spoken at once for {@code key}, 0 for no limit. */
    int concurrent(ApiKey key) {
        return key.concurrent().orElseGet(() -> config.value(SecuritySettings.CONCURRENT));
    }

    synchronized List<ApiKey> all() {
        String pairs = config.value(SecuritySettings.API_KEYS);
        Optional<Path> path = config.value(SecuritySettings.API_KEYS_FILE);
        String lines = path.flatMap(file::text).orElse("");
        if (!last.pairs.equals(pairs) || !last.lines.equals(lines)) {
            KeyLines read = new KeyLines();
            read.pairs(pairs);
            read.lines(lines);
            read.complaints().forEach(complaint -> LOGGER.log(WARNING, complaint));
            last = new Read(pairs, lines, read.keys());
        }
        return last.keys;
    }
}
