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

/** An empty host, and a path with {@code ..}. Payara itself answers both before any filter: a known limit. */
public final class OddAddresses implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CLIMBS = 20;
    private static final int MOST_LINES = 20;

    @Override
    public String id() {
        return "L12b";
    }

    @Override
    public String title() {
        return "empty Host, climbing path";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        long before = victim.logLines();
        List<String> wrong = new ArrayList<>();
        WireAnswer noHost = send(victim, "GET /health HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n");
        if (noHost.status() != 400) {
            wrong.add("empty Host: " + noHost.status());
        }
        for (int i = 0; i < CLIMBS; i++) {
            WireAnswer climb = victim.get("/v1/audio/voices/..", victim.honest(), PATIENCE);
            if (climb.status() < 400) {
                wrong.add("/v1/audio/voices/..: " + climb.status() + " with "
                        + climb.body().length() + " bytes");
                break;
            }
        }
        long lines = victim.logLines() - before;
        return Outcome.of(
                wrong.isEmpty() && lines < MOST_LINES, "wrong: %s; %d lines of log", Outcome.list(wrong), lines);
    }

    private static WireAnswer send(Victim victim, String request) throws IOException {
        try (Wire wire = Wire.from(Wire.HOME, victim)) {
            return wire.send(request).answer(PATIENCE);
        }
    }
}
