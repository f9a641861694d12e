package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** Connections whose header never ends: others must be answered meanwhile. */
public final class HalfHeaders implements Attack {

    private static final int CONNECTIONS = 1_500;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration SOUND = Duration.ofSeconds(5);

    @Override
    public String id() {
        return "L13";
    }

    @Override
    public String title() {
        return CONNECTIONS + " half headers";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                wires.add(Wire.from(Wire.STRANGER, victim).send("GET / HTTP/1.1\r\nHost: localhost\r\n"));
            }
            WireAnswer health = victim.get("/health/live", "", SOON);
            WireAnswer sound = victim.firstSound(SOUND);
            int closed = 0;
            for (Wire wire : wires) {
                closed += wire.start(Duration.ofMillis(1)).closed() ? 1 : 0;
            }
            return Outcome.of(
                    health.status() == 200 && sound.status() == 200,
                    "health %d in %d ms, sound %d in %d ms; %d closed by the server so far",
                    health.status(),
                    health.millis(),
                    sound.status(),
                    sound.millis(),
                    closed);
        } finally {
            wires.forEach(Wire::close);
        }
    }
}
