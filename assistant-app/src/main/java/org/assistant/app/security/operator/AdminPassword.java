package org.assistant.app.security.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.assistant.app.security.SecuritySettings;
import org.assistant.app.security.WatchedFile;
import org.assistant.tts.speech.config.LiveConfig;

/** The operator's password as it is set now. A file that is named but can't be read is a password that nobody knows. */
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

    /** @param rounds of the derivation of keys, which tests need not wait for */
    AdminPassword(LiveConfig config, int rounds) {
        this.config = config;
        this.rounds = rounds;
    }

    /** Whether a password is asked for. Otherwise the operator is whoever sits at this machine. */
    public boolean isSet() {
        return !config.value(SecuritySettings.ADMIN_PASSWORD).isEmpty()
                || config.value(SecuritySettings.ADMIN_PASSWORD_FILE).isPresent();
    }

    /** Derives the key of the password, so that no request has to wait for it, and logs a file that can't be read. */
    public void prepare() {
        current();
    }

    /** The password; nothing if none is set, or none that can be known. */
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
