package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.assistant.it.hostile.attack.Deadline;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;

/**
 * What guesses got that came one behind the other, each from a loopback address of its own.
 *
 * @param checked told to be wrong
 * @param refused told to wait
 * @param others anything else
 * @param seconds that they all took
 */
record Guesses(int checked, int refused, int others, double seconds) {

    private static final int ALL = 300;

    /** A few dozen at once, and as many each second after it. */
    private static final int FEW = 40;

    private static final int CHECKED = 401;
    private static final int REFUSED = 429;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Sends the requests that {@code guess} makes of numbers. */
    static Guesses of(Victim victim, IntFunction<String> guess) throws IOException {
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < ALL; i++) {
                wires.add(Wire.from("127.1." + i / 200 + "." + (i % 200 + 1), victim));
            }
            long start = System.nanoTime();
            for (int i = 0; i < ALL; i++) {
                wires.get(i).send(guess.apply(i));
            }
            Deadline deadline = Deadline.in(PATIENCE);
            int checked = 0;
            int refused = 0;
            for (Wire wire : wires) {
                int status = wire.answer(deadline.left()).status();
                checked += status == CHECKED ? 1 : 0;
                refused += status == REFUSED ? 1 : 0;
            }
            return new Guesses(checked, refused, ALL - checked - refused, (System.nanoTime() - start) / 1e9);
        } finally {
            wires.forEach(Wire::close);
        }
    }

    boolean areFew() {
        return others == 0 && checked <= FEW * Math.max(1, Math.ceil(seconds));
    }

    @Override
    public String toString() {
        return String.format(
                "%d of %d guesses checked in %.1f s, %d told to wait%s",
                checked, ALL, seconds, refused, others > 0 ? ", " + others + " without either" : "");
    }
}
