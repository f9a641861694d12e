package org.assistant.app.rest;

import java.time.Duration;
import java.util.List;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration keys of requests. */
public final class HttpSettings implements Settings {

    static final Setting<Duration> BODY_GRACE = Setting.millis(
            "assistant.http.body-grace",
            5_000,
            100,
            600_000,
            "Time that the body of a request has in addition to one second for each 1000 bytes that have come.");

    static final Setting<Integer> WAITING_BODIES = Setting.integer(
            "assistant.http.waiting-bodies",
            100,
            1,
            100_000,
            "Most requests at once whose bodies the server waits for, each with an HTTP thread; fewer than the server has, so"
                    + " that others are answered.");

    static final Setting<Integer> WAITING_BODIES_PER_ADDRESS = Setting.integer(
            "assistant.http.waiting-bodies-per-address",
            25,
            1,
            100_000,
            "Most requests at once of one address whose bodies the server waits for; all that come through a proxy have its"
                    + " address.");

    @Override
    public List<Setting<?>> all() {
        return List.of(BODY_GRACE, WAITING_BODIES, WAITING_BODIES_PER_ADDRESS);
    }
}
