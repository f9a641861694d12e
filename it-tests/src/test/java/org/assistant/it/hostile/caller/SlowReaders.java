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
import org.assistant.it.hostile.attack.WireAnswer;

/** Long streams of one key, read a byte a second: another caller must still hear speech soon. */
public final class SlowReaders implements Attack {

    private static final int READERS = 12;
    private static final Duration GROW = Duration.ofSeconds(8);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration SOUND = Duration.ofSeconds(20);
    private static final long LATE_MILLIS = 5_000;
    private static final int SENTENCES = 5;
    private static final String TEXT =
            "It rained, and it rained, and nobody came home. ".repeat(62).strip();

    @Override
    public String id() {
        return "H4";
    }

    @Override
    public String title() {
        return "12 slow readers with one key";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public boolean cripples() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        String key = victim.keys().add("reader");
        long alone = victim.firstSound(SOUND).millis();
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                wires.add(Wire.narrow(Wire.STRANGER, victim)
                        .send(Victim.request(Api.SPEECH, key, Victim.speech(TEXT, ""))));
            }
            sip(wires, GROW);
            boolean held = true;
            List<String> sounds = new ArrayList<>();
            for (int i = 0; i < SENTENCES; i++) {
                WireAnswer sound = victim.firstSound(SOUND);
                held &= sound.status() == 200 && sound.millis() <= LATE_MILLIS;
                sounds.add(sound.status() + " after " + sound.millis() + " ms");
                sip(wires, BETWEEN);
            }
            return Outcome.of(held, "another caller: %s; alone after %d ms", String.join(", ", sounds), alone);
        } finally {
            wires.forEach(Wire::close);
        }
    }

    private static void sip(List<Wire> wires, Duration duration) throws IOException {
        for (long second = 0; second < duration.toSeconds(); second++) {
            for (Wire wire : wires) {
                wire.sip();
            }
            Eventually.holds(Duration.ofSeconds(1), () -> false);
        }
    }
}
