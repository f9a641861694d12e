package org.assistant.app.security.operator;

import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.HandClock;

/** A login that derives its key in one round, so that tests don't wait for it. */
public final class QuickLogin {

    private QuickLogin() {}

    public static Login of(LiveConfig config, EventLog events, HandClock clock) {
        return new Login(
                new AdminPassword(config, 1), new SessionSeal(config), new FailedLogins(clock::nanos), events, clock);
    }
}
