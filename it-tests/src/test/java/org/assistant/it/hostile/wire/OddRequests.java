package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.Answer;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;

/** Requests at the edge of HTTP: no host, paths that climb, types of content that are none. */
public final class OddRequests implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CLIMBS = 20;
    private static final int MOST_LINES = 20;

    @Override
    public String id() {
        return "L12";
    }

    @Override
    public String title() {
        return "empty Host, climbing path, odd Content-Type";
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
        Answer noHost = send(victim, "GET /health HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n");
        if (noHost.status() != 400) {
            wrong.add("empty Host: " + noHost.status());
        }
        for (int i = 0; i < CLIMBS; i++) {
            Answer climb = victim.get("/v1/audio/voices/..", victim.honest(), PATIENCE);
            if (climb.status() < 400) {
                wrong.add("/v1/audio/voices/..: " + climb.status() + " with "
                        + climb.body().length() + " bytes");
                break;
            }
        }
        for (String type : List.of("application/json/x", "")) {
            String request = Victim.request(Api.SPEECH, victim.honest(), Victim.speech("Good morning.", ""))
                    .replace("Content-Type: application/json", "Content-Type: " + type);
            Answer answer = send(victim, request);
            if (!answer.isError(400) && !answer.isError(415)) {
                wrong.add("Content-Type " + type + ": " + answer.status() + " " + answer.header("Content-Type"));
            }
        }
        Answer console = send(victim, "GET /admin HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n");
        if (console.header("Location").contains("evil.test")) {
            wrong.add("/admin sends to " + console.header("Location"));
        }
        long lines = victim.logLines() - before;
        return Outcome.of(
                wrong.isEmpty() && lines < MOST_LINES, "wrong: %s; %d lines of log", Outcome.list(wrong), lines);
    }

    private static Answer send(Victim victim, String request) throws IOException {
        try (Wire wire = Wire.from(Wire.HOME, victim)) {
            return wire.send(request).answer(PATIENCE);
        }
    }
}
