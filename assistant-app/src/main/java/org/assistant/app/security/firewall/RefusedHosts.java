package org.assistant.app.security.firewall;

import static java.lang.System.Logger.Level.WARNING;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assistant.app.security.SecuritySettings;

/** Logs each refused host name once, with the setting that allows it. Thread-safe. */
final class RefusedHosts {

    /** The most names that are logged: a client that tries more does not just lack a setting. */
    static final int MOST = 100;

    private static final System.Logger LOGGER = System.getLogger(RefusedHosts.class.getName());

    /** The longest name of the Domain Name System. */
    private static final int MOST_LETTERS = 253;

    private final Set<String> told = new HashSet<>(); // guarded by this

    /** Logs that {@code host} was refused. */
    void tell(String host) {
        line(host).ifPresent(line -> LOGGER.log(WARNING, line));
    }

    /** The line to log for {@code host}; nothing if it was logged before, or too many names were. */
    synchronized Optional<String> line(String host) {
        String name = host.substring(0, Math.min(host.length(), MOST_LETTERS))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^!-~]", "?");
        if (told.size() == MOST || !told.add(name)) {
            return Optional.empty();
        }
        return Optional.of("A request for the host \"" + name + "\" was refused. If this server is meant, set "
                + SecuritySettings.ALLOWED_HOSTS.key() + "=" + name
                + ", or add it to the names that are set, after a comma."
                + (told.size() == MOST ? " More such names are not logged." : ""));
    }
}
