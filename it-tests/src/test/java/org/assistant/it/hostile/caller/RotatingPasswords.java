package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;

/** Wrong passwords from a new loopback address each time. */
public final class RotatingPasswords implements Attack {

    private static final int GUESSES = 300;

    /** The limit for all addresses that never logged in, with a margin. */
    private static final int AT_ONCE = 110;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String id() {
        return "L1";
    }

    @Override
    public String title() {
        return GUESSES + " passwords from rotating addresses";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public boolean cripples() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        String cookie = OldCookie.login(victim);
        Guesses guesses = Guesses.of(
                victim,
                Guesses.addresses(GUESSES),
                guess -> Victim.request("/api/admin/login", "", "{\"password\":\"guess " + guess + "\"}"));
        int session = victim.get("/api/admin/session", cookie, PATIENCE).status();
        return Outcome.of(
                guesses.areAtMost(AT_ONCE, 1) && session == 200,
                "%s; an open session meanwhile gets %d",
                guesses,
                session);
    }
}
