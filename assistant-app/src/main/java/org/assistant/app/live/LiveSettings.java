package org.assistant.app.live;

import java.time.Duration;
import java.util.List;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration keys of live conversations. */
public final class LiveSettings implements Settings {

    static final Setting<Integer> MAX_SESSIONS = Setting.integer(
            "assistant.live.max-sessions",
            200,
            1,
            100_000,
            "Most live conversations at once; one more is closed with code 1013.");

    static final Setting<Integer> MAX_STRANGERS = Setting.integer(
            "assistant.live.max-strangers",
            50,
            1,
            100_000,
            "Most connections at once that have not shown their API key yet, in addition to the live conversations.");

    static final Setting<Integer> MAX_STRANGERS_PER_ADDRESS = Setting.integer(
            "assistant.live.max-strangers-per-address",
            10,
            1,
            100_000,
            "Most of those connections from one address; all that come through a proxy have its address.");

    static final Setting<Duration> LEAD = Setting.millis(
            "assistant.live.lead",
            20_000,
            1_000,
            3_600_000,
            "How much sound is sent ahead of what a listener can have heard; the engine waits meanwhile.");

    static final Setting<Duration> WRITE_TIMEOUT = Setting.millis(
            "assistant.live.write-timeout",
            30_000,
            1_000,
            600_000,
            "Longest wait for a client to take a message; then its live conversation is closed.");

    static final Setting<Duration> IDLE_TIMEOUT = Setting.millis(
            "assistant.live.idle-timeout",
            600_000,
            10_000,
            86_400_000,
            "A live conversation is closed when nothing was said in it for this long.");

    @Override
    public List<Setting<?>> all() {
        return List.of(MAX_SESSIONS, MAX_STRANGERS, MAX_STRANGERS_PER_ADDRESS, LEAD, WRITE_TIMEOUT, IDLE_TIMEOUT);
    }
}
