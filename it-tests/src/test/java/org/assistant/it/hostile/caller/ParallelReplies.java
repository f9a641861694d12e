package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assistant.it.Api;
import org.assistant.it.hostile.target.Answer;
import org.assistant.it.hostile.target.Attack;
import org.assistant.it.hostile.target.Deadline;
import org.assistant.it.hostile.target.Outcome;
import org.assistant.it.hostile.target.Target;
import org.assistant.it.hostile.target.Victim;
import org.assistant.it.hostile.target.Wire;

/** Replies at once for a key that has 8 characters a day. */
public final class ParallelReplies implements Attack {

    private static final int REPLIES = 8;
    private static final int A_DAY = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String id() {
        return "L3";
    }

    @Override
    public String title() {
        return "8 replies at once for 8 characters a day";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        String key = victim.keys().add("spender", "characters-per-day=" + A_DAY);
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < REPLIES; i++) {
                wires.add(Wire.from(Wire.HOME, victim));
            }
            for (Wire wire : wires) {
                wire.send(Victim.request(Api.REPLY, key, "{\"text\":\"1\"}"));
            }
            Deadline deadline = Deadline.in(PATIENCE);
            int characters = 0;
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (Wire wire : wires) {
                Answer answer = wire.answer(deadline.left());
                statuses.merge(answer.status(), 1, Integer::sum);
                if (answer.status() == 200) {
                    characters += Api.parse(answer.json()).getString("text").length();
                }
            }
            return Outcome.of(
                    characters <= A_DAY,
                    "%d characters spoken of %d; replies by status %s",
                    characters,
                    A_DAY,
                    statuses);
        } finally {
            wires.forEach(Wire::close);
        }
    }
}
