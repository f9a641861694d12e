package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** Invalid content types, and a redirect that might repeat the requested host. */
public final class OddRequests implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_LINES = 20;

    @Override
    public String id() {
        return "L12a";
    }

    @Override
    public String title() {
        return "odd Content-Type, /admin for another host";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        long before = victim.logLines();
        List<String> wrong = new ArrayList<>();
        for (String type : List.of("application/json/x", "")) {
            String request = Victim.request(Api.SPEECH, victim.honest(), Victim.speech("Good morning.", ""))
                    .replace("Content-Type: application/json", "Content-Type: " + type);
            WireAnswer answer = send(victim, request);
            if (!answer.isError(400) && !answer.isError(415)) {
                wrong.add("Content-Type " + type + ": " + answer.status() + " " + answer.header("Content-Type"));
            }
        }
        WireAnswer console = send(victim, "GET /admin HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n");
        if (console.header("Location").contains("evil.test")) {
            wrong.add("/admin sends to " + console.header("Location"));
        }
        long lines = victim.logLines() - before;
        return Outcome.of(
                wrong.isEmpty() && lines < MOST_LINES, "wrong: %s; %d lines of log", Outcome.list(wrong), lines);
    }

    private static WireAnswer send(Victim victim, String request) throws IOException {
        try (Wire wire = Wire.from(Wire.HOME, victim)) {
            return wire.send(request).answer(PATIENCE);
        }
    }
}
