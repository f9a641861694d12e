package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.KeysFile;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;

/** Wrong API keys from one address, and from a new loopback address each time. */
public final class KeyGuesses implements Attack {

    private static final int FROM_ONE = 300;
    private static final int FROM_MANY = 1_400;

    /** The limits for one address and for all together, with a margin. */
    private static final int ONE_AT_ONCE = 70;

    private static final int MANY_AT_ONCE = 1_050;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String id() {
        return "L2";
    }

    @Override
    public String title() {
        return "wrong keys, from one address and from many";
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
        Guesses one = Guesses.of(victim, Collections.nCopies(FROM_ONE, Wire.STRANGER), KeyGuesses::request);
        Guesses many = Guesses.of(victim, Guesses.addresses(FROM_MANY), KeyGuesses::request);
        int right = victim.get("/v1/models", victim.honest(), PATIENCE).status();
        return Outcome.of(
                one.areAtMost(ONE_AT_ONCE, 1) && many.areAtMost(MANY_AT_ONCE, 20) && right == 200,
                "one address: %s; many: %s; the right key gets %d",
                one,
                many,
                right);
    }

    private static String request(int guess) {
        return "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + KeysFile.bearer("guess" + guess)
                + "\r\n";
    }
}
