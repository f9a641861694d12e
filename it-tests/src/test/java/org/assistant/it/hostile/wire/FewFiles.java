package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.assistant.it.Eventually;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.OpenDescriptors;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;

/** A start with too few open files: the log must say why it fails. */
public final class FewFiles implements Attack {

    private static final int FILES = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern REASON =
            Pattern.compile("too many open files|open files|file descriptors|ulimit", Pattern.CASE_INSENSITIVE);

    @Override
    public String id() {
        return "L14";
    }

    @Override
    public String title() {
        return "a start with " + FILES + " files";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.starting("few-files", Map.of(), Map.of());
        try {
            OpenDescriptors.limit(victim, FILES);
            Eventually.holds(PATIENCE, () -> !victim.server().isAlive() || isReady(victim));
            boolean ready = victim.server().isAlive() && isReady(victim);
            String log = victim.server().log();
            String said = log.lines()
                    .filter(line -> REASON.matcher(line).find())
                    .findFirst()
                    .orElse("nothing of files");
            return Outcome.of(
                    REASON.matcher(log).find() || ready,
                    "%s; %d lines of log, which say: %s",
                    victim.server().isAlive() ? "it runs" : "it ended",
                    log.lines().count(),
                    said.strip());
        } finally {
            victim.kill();
        }
    }

    private static boolean isReady(Victim victim) {
        return victim.get("/health/ready", "", PATIENCE).status() == 200;
    }
}
