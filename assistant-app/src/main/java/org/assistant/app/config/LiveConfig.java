package org.assistant.app.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.config.Setting;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.config.Config;

/** The configuration as it is now: every call looks again, so a change needs no restart. */
@ApplicationScoped
public class LiveConfig {

    private final Function<String, Optional<String>> source;

    LiveConfig() {
        this(key -> Optional.empty());
    }

    @Inject
    LiveConfig(Config config) {
        this(key -> config.getOptionalValue(key, String.class));
    }

    private LiveConfig(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** A configuration that reads {@code values}, which may change meanwhile. */
    public static LiveConfig of(Map<String, String> values) {
        return new LiveConfig(key -> Optional.ofNullable(values.get(key)));
    }

    /**
     * The value of {@code setting} in force now.
     *
     * @throws TTSException.EngineUnavailable if it was set to something out of its range since the start; names key, value
     *     and range
     */
    public <T> T value(Setting<T> setting) {
        try {
            return setting.in(source);
        } catch (IllegalArgumentException e) {
            throw new TTSException.EngineUnavailable(e.getMessage(), e);
        }
    }
}
