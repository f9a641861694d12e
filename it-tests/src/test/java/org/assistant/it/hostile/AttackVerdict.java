package org.assistant.it.hostile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;

/**
 * The result of one attack, with the state of the servers afterwards.
 *
 * @param seconds of the attack and the check afterwards, without the start of a server
 */
record AttackVerdict(Attack attack, Outcome outcome, double seconds) {

    /** Most lines of log that an attack may cause. */
    private static final long MOST_LOG_LINES = 100;

    /** Far more than any attack needs, or the start of a server on a busy machine. */
    private static final long MOST_MINUTES = 10;

    /**
     * Runs {@code attack}, then checks whether the shared servers still answer and speak, and checks their logs. Replaces harmed
     * servers.
     */
    static AttackVerdict of(Attack attack, Target target) {
        Map<Victim, Long> linesBefore = new HashMap<>();
        Map<Victim, Integer> framesBefore = new HashMap<>();
        target.shared().forEach(victim -> {
            linesBefore.put(victim, victim.logLines());
            framesBefore.put(victim, victim.ownFrames().size());
        });
        long start = System.nanoTime() - target.startNanos();
        Outcome outcome = bounded(attack, target);
        if (!outcome.held() && attack.cripples()) {
            target.renew();
        }
        for (Victim victim : target.shared()) {
            long now = victim.logLines();
            long lines = now - linesBefore.getOrDefault(victim, now);
            if (lines > MOST_LOG_LINES) {
                outcome = outcome.brokenBy(lines + " lines of log");
            }
            List<String> frames = victim.ownFrames();
            int before = framesBefore.getOrDefault(victim, frames.size());
            if (frames.size() > before) {
                outcome = outcome.brokenBy(
                        "a stack trace in the log: " + frames.get(before).strip());
            }
            Optional<String> harm = victim.harm();
            if (harm.isPresent()) {
                outcome = outcome.brokenBy("afterwards: " + harm.get());
                target.renew();
                break;
            }
        }
        return new AttackVerdict(attack, outcome, (System.nanoTime() - target.startNanos() - start) / 1e9);
    }

    private static Outcome bounded(Attack attack, Target target) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Outcome> outcome = thread.submit(() -> attack.run(target));
        try {
            return outcome.get(MOST_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            return new Outcome(false, "it did not end within " + MOST_MINUTES + " minutes");
        } catch (ExecutionException e) {
            String message = String.valueOf(e.getCause()).lines().findFirst().orElse("");
            return new Outcome(false, "it did not come off: " + message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(false, "interrupted");
        } finally {
            thread.shutdownNow();
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-4s %-6s %-42s %6.1f s  %s",
                attack.id(),
                outcome.held() ? "held" : "BROKEN",
                attack.title(),
                seconds,
                outcome.seen());
    }
}
