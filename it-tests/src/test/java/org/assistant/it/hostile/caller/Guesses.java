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
 * The answers to a series of guesses.
 *
 * @param all number of guesses
 * @param checked number answered as wrong
 * @param refused number told to wait
 * @param seconds duration of all
 */
record Guesses(int all, int checked, int refused, double seconds) {

    private static final int CHECKED = 401;
    private static final int REFUSED = 429;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Sends one request from each address of {@code sources}; {@code guess} makes the request for a number. */
    static Guesses of(Victim victim, List<String> sources, IntFunction<String> guess) throws IOException {
        List<Wire> wires = new ArrayList<>();
        try {
            for (String source : sources) {
                wires.add(Wire.from(source, victim));
            }
            long start = System.nanoTime();
            for (int i = 0; i < wires.size(); i++) {
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
            return new Guesses(wires.size(), checked, refused, (System.nanoTime() - start) / 1e9);
        } finally {
            wires.forEach(Wire::close);
        }
    }

    /** Different loopback addresses. */
    static List<String> addresses(int count) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add("127.1." + i / 200 + "." + (i % 200 + 1));
        }
        return addresses;
    }

    /** Whether every guess was answered, and at most {@code atOnce} were checked plus {@code aSecond} for each second. */
    boolean areAtMost(int atOnce, int aSecond) {
        return checked + refused == all && checked <= atOnce + aSecond * Math.ceil(seconds);
    }

    @Override
    public String toString() {
        int lost = all - checked - refused;
        return String.format(
                "%d of %d guesses checked in %.1f s, %d told to wait%s",
                checked, all, seconds, refused, lost > 0 ? ", " + lost + " without either" : "");
    }
}
