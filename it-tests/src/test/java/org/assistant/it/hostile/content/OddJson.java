package org.assistant.it.hostile.content;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.WireAnswer;

/** Bodies that are not JSON, are the wrong JSON, or are deeply nested, long or doubled. */
public final class OddJson implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_LINES = 40;

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "1",
            "\"x\"",
            "{",
            "{}",
            "{\"input\":null}",
            "{\"input\":1}",
            "{\"input\":[\"x\"]}",
            "{\"model\":\"kokoro\",\"input\":\"\"}",
            "{\"model\":\"kokoro\",\"input\":\"\\ud800\"}",
            "{\"model\":\"kokoro\",\"input\":\"x\",\"speed\":1e999}",
            "{\"model\":\"kokoro\",\"input\":\"x\",\"speed\":\"fast\"}",
            "{\"model\":\"kokoro\",\"input\":\"x\",\"voice\":\"../../etc/passwd\"}",
            "{\"model\":\"kokoro\",\"input\":\"x\",\"voice\":\"af_heart(1e308)+af_sky(1e308)\"}",
            "{\"model\":\"${jndi:ldap://127.0.0.1/x}\",\"input\":\"x\"}",
            "{\"model\":\"kokoro\",\"input\":\"" + "x".repeat(200_000) + "\"}",
            "{\"model\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}",
            "{\"input\":" + "9".repeat(50_000) + "}");

    @Override
    public String id() {
        return "d";
    }

    @Override
    public String title() {
        return "odd JSON";
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
        for (String path : List.of(Api.SPEECH, Api.REPLY)) {
            for (String body : BODIES) {
                WireAnswer answer = victim.post(path, victim.honest(), body, PATIENCE);
                if (answer.status() < 400 || answer.status() > 499 || !answer.isError(answer.status())) {
                    wrong.add(path + " " + body.substring(0, Math.min(60, body.length())) + ": " + answer.status());
                }
            }
        }
        long lines = victim.logLines() - before;
        return Outcome.of(
                wrong.isEmpty() && lines < MOST_LINES,
                "%d bodies, not refused: %s; %d lines of log",
                2 * BODIES.size(),
                Outcome.list(wrong),
                lines);
    }
}
