package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;

/** Requests for long answers in one piece whose clients leave at once: measures how long the server keeps speaking. */
public final class Leavers implements Attack {

    private static final int CLIENTS = 3;
    private static final Duration ADMITTED = Duration.ofSeconds(10);
    private static final Duration LISTEN = Duration.ofMillis(300);
    private static final Duration GONE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String TEXT =
            "It rained, and it rained, and nobody came home. ".repeat(85).strip();

    /** A sum of 282 digits and signs, which a built-in skill reads out. */
    private static final String SUM = "what is " + "9+".repeat(140) + "9";

    @Override
    public String id() {
        return "H3";
    }

    @Override
    public String title() {
        return "answers whose clients have left";
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
        String key = victim.keys().add("leaver");
        String[] requests = new String[CLIENTS + 1];
        for (int i = 0; i < CLIENTS; i++) {
            requests[i] = Victim.request(Api.SPEECH, key, Victim.speech(TEXT, ",\"stream\":false"));
        }
        requests[CLIENTS] = Victim.request(Api.REPLY, key, "{\"text\":\"" + SUM + "\"}");
        List<Wire> wires = new ArrayList<>();
        int most;
        try {
            for (String request : requests) {
                wires.add(Wire.from(Wire.STRANGER, victim).send(request));
            }
            Eventually.holds(ADMITTED, () -> running(victim) > 0);
            Eventually.holds(LISTEN, () -> false);
            most = running(victim);
        } finally {
            wires.forEach(Wire::close);
        }
        long left = System.nanoTime();
        Eventually.holds(LOOK, () -> running(victim) == 0);
        double seconds = (System.nanoTime() - left) / 1e9;
        int still = running(victim);
        return Outcome.of(
                most > 0 && still == 0 && seconds <= GONE.toMillis() / 1e3,
                "%d utterances at most at once; %d left %.1f s after the last client",
                most,
                still,
                seconds);
    }

    private static int running(Victim victim) {
        var state = victim.get("/api/admin/state", Victim.BASIC, PATIENCE);
        return state.status() == 200
                ? Api.parse(state.content()).getJsonArray("utterances").size()
                : -1;
    }
}
