package org.assistant.app.security.firewall;

import static java.lang.System.Logger.Level.WARNING;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assistant.app.security.SecuritySettings;

/** Logs each name that the server was refused by once, with the line that allows it. Safe for many threads. */
final class RefusedHosts {

    /** Names that are logged: who tries more of them is no client that lacks a setting. */
    static final int MOST = 100;

    private static final System.Logger LOGGER = System.getLogger(RefusedHosts.class.getName());

    /** The longest name that the Domain Name System has. */
    private static final int MOST_LETTERS = 253;

    private final Set<String> told = new HashSet<>(); // guarded by this

    /** {@code host} was refused. */
    void tell(String host) {
        line(host).ifPresent(line -> LOGGER.log(WARNING, line));
    }

    /** What is logged for {@code host}; nothing if that was done, or too much was. */
    synchronized Optional<String> line(String host) {
        String name = host.substring(0, Math.min(host.length(), MOST_LETTERS))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^!-~]", "?");
        if (told.size() == MOST || !told.add(name)) {
            return Optional.empty();
        }
        return Optional.of("A request for the host \"" + name + "\" was refused. If this server is meant, set "
                + SecuritySettings.ALLOWED_HOSTS.key() + "=" + name + " (add it behind a comma if there are names)."
                + (told.size() == MOST ? " More such names are not logged." : ""));
    }
}
