package org.assistant.app.admin;

import java.time.Duration;
import java.util.List;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration keys of what operators see. */
public final class AdminSettings implements Settings {

    /** When a sentence is late. */
    static final Setting<Duration> LATE_AFTER = Setting.millis(
            "assistant.late-after",
            2_000,
            1,
            600_000,
            "A sentence whose first sound takes longer than this counts as late in the console's verdict.");

    @Override
    public List<Setting<?>> all() {
        return List.of(LATE_AFTER);
    }
}
