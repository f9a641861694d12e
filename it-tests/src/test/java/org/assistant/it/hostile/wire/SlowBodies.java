package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Deadline;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** More requests without their body than the server has threads. */
public final class SlowBodies implements Attack {

    private static final int BODIES = 220;

    /** Meanwhile the surplus is refused; a body that holds a thread holds it for 30 s. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration REFUSALS = Duration.ofSeconds(5);
    private static final Duration SOUND = Duration.ofSeconds(5);

    private final boolean withKey;

    private SlowBodies(boolean withKey) {
        this.withKey = withKey;
    }

    /** Logins of a stranger. */
    public static SlowBodies logins() {
        return new SlowBodies(false);
    }

    /** Speech requests with a key. */
    public static SlowBodies speeches() {
        return new SlowBodies(true);
    }

    @Override
    public String id() {
        return withKey ? "H1b" : "H1a";
    }

    @Override
    public String title() {
        return BODIES + (withKey ? " half speech requests with a key" : " half logins of a stranger");
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
        String key = withKey ? victim.keys().add("slow") : "";
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < BODIES; i++) {
                wires.add(Wire.from(Wire.STRANGER, victim).send(half(withKey ? Api.SPEECH : "/api/admin/login", key)));
            }
            Eventually.holds(SETTLE, () -> victim.get("/health/live", "", SOON).status() == 200);
            StringBuilder seen = new StringBuilder();
            boolean held = true;
            for (String path : List.of("/health/live", "/metrics", "/v1/models")) {
                WireAnswer answer = victim.get(path, victim.honest(), SOON);
                held &= answer.status() == 200 && answer.whole();
                seen.append(path).append(' ').append(answer.status()).append(" in ");
                seen.append(answer.millis()).append(" ms, ");
            }
            Map<Integer, Integer> refusals = refusals(wires);
            WireAnswer sound = victim.firstSound(SOUND);
            held &= sound.status() == 200;
            held &= refusals.keySet().stream()
                    .allMatch(status -> List.of(0, 408, 429, 503).contains(status));
            held &= refusals.containsKey(429) || refusals.containsKey(503);
            return Outcome.of(
                    held, "%ssound %d in %d ms; bodies by answer %s", seen, sound.status(), sound.millis(), refusals);
        } finally {
            wires.forEach(Wire::close);
        }
    }

    /** A request whose body stops after its first byte. */
    public static String half(String path, String key) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: assistant\r\n" + key
                + "Content-Type: application/json\r\nContent-Length: 4000\r\n\r\n{";
    }

    private static Map<Integer, Integer> refusals(List<Wire> wires) throws IOException {
        Map<Integer, Integer> byStatus = new TreeMap<>();
        Deadline deadline = Deadline.in(REFUSALS);
        for (Wire wire : wires) {
            byStatus.merge(wire.start(deadline.left()).status(), 1, Integer::sum);
        }
        return byStatus;
    }
}
