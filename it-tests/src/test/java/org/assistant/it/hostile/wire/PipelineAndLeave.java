package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assistant.it.Eventually;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Flood;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;

/** Connections that request the API's description over and over and leave midway: the log must stay short. */
public final class PipelineAndLeave implements Attack {

    private static final byte[] REQUESTS =
            "GET /openapi HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"
                    .repeat(200)
                    .getBytes(StandardCharsets.US_ASCII);

    private static final Duration FLOOD = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final int MOST_LINES = 100;

    @Override
    public String id() {
        return "M6";
    }

    @Override
    public String title() {
        return "pipelined requests of a client that leaves";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        long before = victim.logLines();
        Flood unread = Flood.of(victim, new byte[0], REQUESTS, FLOOD, Long.MAX_VALUE);
        Flood read = Flood.readingOf(victim, REQUESTS, FLOOD);
        Eventually.holds(SETTLE, () -> false);
        long lines = victim.logLines() - before;
        return Outcome.of(lines < MOST_LINES, "without reading %s; reading %s; %,d lines of log", unread, read, lines);
    }
}
