package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.assistant.it.Eventually;
import org.assistant.it.LiveClient;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;

/** A conversation whose key is deleted while it is open. */
public final class DeletedKey implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TEXT = "This sentence has some characters, about fifty.";
    private static final int TURNS = 3;
    private static final int VIOLATED_POLICY = 1008;

    @Override
    public String id() {
        return "M1";
    }

    @Override
    public String title() {
        return "a key that is deleted";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        String key = victim.keys().add("deleted", "characters-per-day=60");
        try (LiveClient live = LiveClient.authorized(Victim.value(key), victim.api())) {
            Map<String, String> read = Map.of("type", "read", "text", TEXT);
            live.send(read);
            String first = live.end(1).type();
            live.send(read);
            String second = live.end(2).type();
            victim.keys().delete("deleted");
            int spoken = 0;
            for (int turn = 3; turn < 3 + TURNS && live.closed().isEmpty(); turn++) {
                spoken += speaks(live, read, turn) ? 1 : 0;
            }
            Eventually.holds(PATIENCE, () -> live.closed().isPresent());
            int code = live.closed().orElse(0);
            return Outcome.of(
                    first.equals("done") && second.equals("error") && spoken == 0 && code == VIOLATED_POLICY,
                    "before: %s, %s; after: %d turns spoken, closed with %d",
                    first,
                    second,
                    spoken,
                    code);
        }
    }

    private static boolean speaks(LiveClient live, Map<String, String> read, int turn) {
        try {
            live.send(read);
        } catch (RuntimeException e) { // the connection was closed meanwhile
            return false;
        }
        Eventually.holds(PATIENCE, () -> live.closed().isPresent() || live.isMore());
        return live.closed().isEmpty() && live.end(turn).is("done");
    }
}
