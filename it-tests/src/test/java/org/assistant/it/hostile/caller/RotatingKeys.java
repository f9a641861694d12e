package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.KeysFile;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;

/** Wrong API keys from a new loopback address each time. */
public final class RotatingKeys implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String id() {
        return "L2";
    }

    @Override
    public String title() {
        return "300 keys from rotating addresses";
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
        Guesses guesses = Guesses.of(
                victim,
                guess -> "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + KeysFile.bearer("guess" + guess) + "\r\n");
        int right = victim.get("/v1/models", victim.honest(), PATIENCE).status();
        return Outcome.of(guesses.areFew() && right == 200, "%s; the right key gets %d", guesses, right);
    }
}
