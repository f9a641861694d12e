package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assistant.it.Eventually;
import org.assistant.it.LiveClient;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Deadline;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.wire.HandshakeWithFrame;

/** More conversations of strangers than the server has places: a client with a key must still get a place. */
public final class CrowdOfStrangers implements Attack {

    private static final int STRANGERS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SPOKEN = Duration.ofSeconds(20);

    @Override
    public String id() {
        return "M2";
    }

    @Override
    public String title() {
        return "250 conversations of strangers";
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
            for (int i = 0; i < STRANGERS; i++) {
                wires.add(Wire.from(Wire.STRANGER, victim).send(HandshakeWithFrame.handshake()));
            }
            Deadline deadline = Deadline.in(PATIENCE);
            int in = 0;
            for (Wire wire : wires) {
                in += wire.answer(deadline.left()).status() == 101 ? 1 : 0;
            }
            try (LiveClient live = LiveClient.authorized(Victim.value(victim.honest()), victim.api())) {
                live.send(Map.of("type", "read", "text", "Good morning."));
                Eventually.holds(SPOKEN, () -> live.closed().isPresent() || live.isMore());
                boolean closed = live.closed().isPresent();
                String end = closed
                        ? "closed with " + live.closed().getAsInt()
                        : live.end(1).type();
                return Outcome.of(end.equals("done"), "%d handshakes of strangers taken; with a key: %s", in, end);
            }
        } finally {
            wires.forEach(Wire::close);
        }
    }
}
