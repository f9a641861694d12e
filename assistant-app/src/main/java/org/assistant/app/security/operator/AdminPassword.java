package org.assistant.app.security.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.assistant.app.security.SecuritySettings;
import org.assistant.app.security.WatchedFile;
import org.assistant.tts.speech.config.LiveConfig;

/** The operator's password as currently configured. Where its file can't be read, no password is right. */
@ApplicationScoped
public class AdminPassword {

    private final LiveConfig config;
    private final int rounds;
    private final WatchedFile file = new WatchedFile();
    private Made made; // guarded by this

    private record Made(String text, Password password) {}

    AdminPassword() {
        this(null, Password.ROUNDS);
    }

    @Inject
    AdminPassword(LiveConfig config) {
        this(config, Password.ROUNDS);
    }

    /** @param rounds of the key derivation; tests use few, to be fast */
    AdminPassword(LiveConfig config, int rounds) {
        this.config = config;
        this.rounds = rounds;
    }

    /** Whether a password is required. Otherwise any user at this machine is the operator. */
    public boolean isSet() {
        return !config.value(SecuritySettings.ADMIN_PASSWORD).isEmpty()
                || config.value(SecuritySettings.ADMIN_PASSWORD_FILE).isPresent();
    }

    /** Derives the key of the password, so that no request has to wait for it, and logs a file that can't be read. */
    public void prepare() {
        current();
    }

    /** The password; nothing if none is set, or if its file can't be read. */
    Optional<Password> current() {
        String text = config.value(SecuritySettings.ADMIN_PASSWORD);
        if (text.isEmpty()) {
            Optional<Path> path = config.value(SecuritySettings.ADMIN_PASSWORD_FILE);
            text = path.flatMap(file::text).map(String::strip).orElse("");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(made(text));
    }

    private synchronized Password made(String text) {
        if (made == null || !made.text.equals(text)) {
            made = new Made(text, Password.of(text, rounds));
        }
        return made.password;
    }
}
