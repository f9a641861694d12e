package org.assistant.app.security.operator;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.assistant.app.security.KeptText;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.config.StateSettings;

/**
 * A random text that is part of the signature of every session, kept in the state folder. A logout replaces it, which ends all
 * sessions on all nodes that share the folder. A seal that can't be written is used by this server until it stops. Thread-safe.
 */
@ApplicationScoped
class SessionSeal {

    private static final System.Logger LOGGER = System.getLogger(SessionSeal.class.getName());
    private static final int BYTES = 16;

    private final LiveConfig config;
    private final SecureRandom random = new SecureRandom();
    private Optional<Unkept> unkept = Optional.empty(); // guarded by this
    private boolean unreadable; // guarded by this

    /** A seal that could not be written over {@code old}. */
    private record Unkept(Optional<String> old, String text) {}

    SessionSeal() {
        this(null);
    }

    @Inject
    SessionSeal(LiveConfig config) {
        this.config = config;
    }

    /** The current seal. */
    synchronized String current() {
        Optional<String> kept = read();
        if (unkept.isPresent() && unkept.get().old.equals(kept)) {
            return unkept.get().text;
        }
        return kept.orElseGet(() -> {
            String first = made();
            keep(first, kept);
            return first;
        });
    }

    /**
     * Replaces the seal.
     *
     * @return whether the new one could be written; otherwise only this server knows it
     */
    synchronized boolean replace() {
        return keep(made(), read());
    }

    private boolean keep(String text, Optional<String> old) {
        try {
            KeptText.replace(file(), text);
            unkept = Optional.empty();
            return true;
        } catch (IOException e) {
            unkept = Optional.of(new Unkept(old, text));
            LOGGER.log(
                    ERROR,
                    "can't write " + file() + ", so logins and logouts hold on this server only, and until it ends: "
                            + e);
            return false;
        }
    }

    /** The seal in the file; nothing if there is no file, or it can't be read. */
    private Optional<String> read() {
        try {
            Optional<String> text = Optional.of(Files.readString(file()));
            unreadable = false;
            return text;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (!unreadable) {
                unreadable = true;
                LOGGER.log(ERROR, "can't read " + file() + "; all sessions have ended: " + e);
            }
            return Optional.empty();
        }
    }

    private String made() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Path file() {
        return config.value(StateSettings.DIRECTORY).resolve("session-seal");
    }
}
