package org.assistant.it.hostile.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.WireAnswer;

/** Forms with a part without a disposition, with a nested form, and without parts. */
public final class OddParts implements Attack {

    private static final int MOST_LINES = 20;

    @Override
    public String id() {
        return "L7";
    }

    @Override
    public String title() {
        return "parts without a name";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        long before = victim.logLines();
        List<WireAnswer> answers = List.of(
                Form.named("A")
                        .part("Content-Type: text/plain", "nameless")
                        .clip(new byte[8])
                        .to(victim),
                Form.named("B").part("", "bare").clip(new byte[8]).to(victim),
                Form.named("C")
                        .part("Content-Type: multipart/mixed; boundary=y", "--y\r\n\r\ninner\r\n--y--\r\n")
                        .clip(new byte[8])
                        .to(victim),
                Form.named("D")
                        .part("Content-Disposition: form-data", "x")
                        .clip(new byte[8])
                        .to(victim),
                new Form().to(victim));
        List<Integer> statuses = new ArrayList<>();
        boolean held = true;
        for (WireAnswer answer : answers) {
            statuses.add(answer.status());
            held &= answer.isError(400);
        }
        long lines = victim.logLines() - before;
        return Outcome.of(held && lines < MOST_LINES, "%s; %d lines of log", statuses, lines);
    }
}
