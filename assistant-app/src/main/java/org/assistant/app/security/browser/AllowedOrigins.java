package org.assistant.app.security.browser;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import org.assistant.app.security.SecuritySettings;
import org.assistant.tts.speech.config.LiveConfig;

/** The origins whose pages may use the speech API, as currently configured. Thread-safe. */
@ApplicationScoped
public class AllowedOrigins {

    private static final String ANY = "*";
    private static final String ANY_OF_A_SCHEME = "://*";

    private final LiveConfig config;

    AllowedOrigins() {
        this(null);
    }

    @Inject
    AllowedOrigins(LiveConfig config) {
        this.config = config;
    }

    /** Whether any origin is allowed. */
    boolean exist() {
        return !config.value(SecuritySettings.ALLOWED_ORIGINS).isBlank();
    }

    /** Whether a page of {@code origin} is allowed; false for null, which programs and our own pages have. */
    public boolean include(String origin) {
        return origin != null
                && Arrays.stream(config.value(SecuritySettings.ALLOWED_ORIGINS).split(","))
                        .map(allowed -> allowed.strip().toLowerCase(Locale.ROOT))
                        .anyMatch(allowed -> isMeant(allowed, origin.toLowerCase(Locale.ROOT)));
    }

    private static boolean isMeant(String allowed, String origin) {
        return allowed.equals(ANY)
                || (!allowed.isEmpty() && allowed.equals(origin))
                || (allowed.endsWith(ANY_OF_A_SCHEME) && origin.startsWith(allowed.substring(0, allowed.length() - 1)));
    }
}
