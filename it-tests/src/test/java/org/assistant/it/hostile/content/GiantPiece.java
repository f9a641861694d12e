package org.assistant.it.hostile.content;

import java.io.IOException;
import java.time.Duration;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.OddChatEndpoint;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** A chat endpoint that sends 20 MB as one piece of its reply. */
public final class GiantPiece implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WORD = "word ";

    @Override
    public String id() {
        return "M5b";
    }

    @Override
    public String title() {
        return "20 MB in one piece from the chat endpoint";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public boolean cripples() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.open();
        String request = Victim.request(Api.REPLY, "", "{\"text\":\"" + OddChatEndpoint.GIANT_PIECE + "\"}")
                .replaceFirst("\r\n", "\r\nAccept: text/event-stream\r\n");
        try (Wire wire = Wire.from(Wire.HOME, victim)) {
            WireAnswer answer = wire.send(request).answer(PATIENCE);
            long told = told(answer);
            boolean refused = answer.status() >= 400;
            return Outcome.of(
                    answer.whole() && (refused || told > 0) && told <= Target.REPLY_CHARACTERS,
                    "%d, %,d characters sent of %d, %s after %d ms",
                    answer.status(),
                    told,
                    Target.REPLY_CHARACTERS,
                    answer.whole() ? "ended" : "going on",
                    answer.millis());
        }
    }

    /** The number of characters in the text events. */
    private static long told(WireAnswer answer) {
        return answer.body()
                .lines()
                .filter(line -> line.contains("reply.text.delta"))
                .mapToLong(line -> (long) WORD.length() * (line.split(WORD.strip(), -1).length - 1))
                .sum();
    }
}
