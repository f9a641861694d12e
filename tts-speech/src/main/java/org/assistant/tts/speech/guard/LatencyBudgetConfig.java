package org.assistant.tts.speech.guard;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The latency budget in force, as the value of the {@code @Timeout} of the guarded call. It ranks below all other sources, so
 * that the key of the specification wins wherever it is set. The server creates this object itself, so the value is static.
 * Payara reads it again once a minute, other servers at the first call.
 */
public final class LatencyBudgetConfig implements ConfigSource {

    /** The key of the budget in MicroProfile Fault Tolerance. */
    public static final String KEY = "org.assistant.tts.speech.GuardedSpeech/speak/Timeout/value";

    /** In force until the first guarded engine is called. */
    public static final long ON_PROCESSORS_MILLIS = 1_500;

    /** Below the files of an application, which have 100. */
    private static final int ORDINAL = 50;

    private static volatile long millis = ON_PROCESSORS_MILLIS;

    /** Called by the server. */
    public LatencyBudgetConfig() {}

    /** Puts {@code budget} in force. */
    static void set(Duration budget) {
        millis = budget.toMillis();
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(KEY);
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of(KEY, getValue(KEY));
    }

    @Override
    public String getValue(String key) {
        return KEY.equals(key) ? Long.toString(millis) : null;
    }

    @Override
    public String getName() {
        return "the latency budget of the guarded engine";
    }
}
