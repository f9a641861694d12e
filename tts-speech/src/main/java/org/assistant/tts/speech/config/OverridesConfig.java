package org.assistant.tts.speech.config;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The operators' values as a source of the server's configuration. */
public final class OverridesConfig implements ConfigSource {

    /** Above system properties (400) and the environment (300), below what only Payara itself uses (1000). */
    private static final int ORDINAL = 500;

    @Override
    public Set<String> getPropertyNames() {
        return OverriddenValues.now().keySet();
    }

    @Override
    public String getValue(String key) {
        return OverriddenValues.now().get(key);
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return Origin.CONSOLE.words();
    }
}
