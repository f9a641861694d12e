package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.OpenDescriptors;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** Half headers until the server can open no file, right after its first sentence: it must speak again after they are closed. */
public final class OutOfFiles implements Attack {

    private static final int CONNECTIONS = 200;

    /** Files beyond those of an idle server, as {@code ulimit -n 430} left. */
    private static final int SPARE = 50;

    private static final Duration HOLD = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration SOUND = Duration.ofSeconds(10);

    @Override
    public String id() {
        return "H2";
    }

    @Override
    public String title() {
        return "no files left after the first sentence";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        try (Victim victim = target.alone("files", Map.of(), Map.of())) {
            long rest = OpenDescriptors.of(victim);
            OpenDescriptors.limit(victim, rest + SPARE);
            int first = victim.firstSound(SOUND).status();
            List<Wire> wires = new ArrayList<>();
            long most;
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    wires.add(Wire.from(Wire.STRANGER, victim).send("GET / HTTP/1.1\r\nHost: x\r\n"));
                }
                Eventually.holds(HOLD, () -> false);
                most = OpenDescriptors.of(victim);
            } finally {
                wires.forEach(Wire::close);
            }
            WireAnswer[] last = new WireAnswer[1];
            boolean speaks = Eventually.holds(RECOVERY, () -> {
                last[0] = whole(victim);
                return last[0].status() == 200 && last[0].whole();
            });
            int ready = victim.get("/health/ready", "", SOUND).status();
            return Outcome.of(
                    speaks || ready == 503,
                    "%d files at rest, %d at most; first sentence %d, the last %d and %s; /health/ready %d",
                    rest,
                    most,
                    first,
                    last[0].status(),
                    last[0].whole() ? "whole" : "broken off",
                    ready);
        }
    }

    private static WireAnswer whole(Victim victim) {
        return victim.post(Api.SPEECH, victim.honest(), Victim.speech("Good morning.", ""), SOUND);
    }
}
