package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** Requests of another site's page whose host name was rebound to this machine. */
public final class ForeignHosts implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> HOSTS =
            List.of("evil.test", "localhost.evil.test", "127.0.0.1.evil.test", "evil.local");

    @Override
    public String id() {
        return "L4";
    }

    @Override
    public String title() {
        return "Host: evil.test, and paths in health";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        List<String> wrong = new ArrayList<>();
        Victim open = target.open();
        for (String path :
                List.of("/metrics", "/health", "/health/ready", "/openapi", "/v1/models", "/api/admin/state")) {
            for (String host : HOSTS) {
                int status = status(open, path, host);
                if (status < 400) {
                    wrong.add(path + " for " + host + " " + status);
                }
            }
            if (status(open, path, "localhost") != 200) {
                wrong.add(path + " for localhost " + status(open, path, "localhost"));
            }
        }
        String home = System.getProperty("user.home");
        for (Victim victim : target.shared()) {
            WireAnswer health = victim.get("/health", "", PATIENCE);
            if (health.body().contains(home)
                    || health.body().contains("/hostile/")
                    || health.body().contains("/xtts/")) {
                wrong.add("a folder in /health");
            }
        }
        return Outcome.of(wrong.isEmpty(), "not refused, or told: %s", Outcome.list(wrong));
    }

    private static int status(Victim victim, String path, String host) throws IOException {
        try (Wire wire = Wire.from(Wire.HOME, victim)) {
            return wire.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .answer(PATIENCE)
                    .status();
        }
    }
}
