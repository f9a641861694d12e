package org.assistant.app.monitoring;

import java.time.Duration;
import java.util.List;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration keys of what operators watch. */
public final class MonitoringSettings implements Settings {

    /** The longest time to the first sound of a request that is not late. */
    public static final Setting<Duration> LATE_AFTER = Setting.millis(
            "assistant.late-after",
            2_000,
            1,
            600_000,
            "A request whose first sound takes longer than this counts as late in the console's verdict.");

    /** The name of the server. */
    public static final Setting<String> NODE = Setting.text(
            "assistant.node",
            "",
            "a name; empty for that of the host",
            "The name of this server on its console, to tell several apart.");

    @Override
    public List<Setting<?>> all() {
        return List.of(LATE_AFTER, NODE);
    }
}
