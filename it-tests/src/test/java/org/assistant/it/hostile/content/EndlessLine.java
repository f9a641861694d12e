package org.assistant.it.hostile.content;

import java.io.IOException;
import java.time.Duration;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.OddChatEndpoint;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.WireAnswer;

/** A chat endpoint that sends one line without end. */
public final class EndlessLine implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "M5a";
    }

    @Override
    public String title() {
        return "a line without end from the chat endpoint";
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
        WireAnswer answer = victim.post(Api.REPLY, "", "{\"text\":\"" + OddChatEndpoint.ENDLESS_LINE + "\"}", PATIENCE);
        boolean ended = !victim.server().isAlive() || victim.server().death().isPresent();
        return Outcome.of(
                !ended && answer.isError(answer.status()),
                "%d after %d ms; the server %s",
                answer.status(),
                answer.millis(),
                ended ? "has ended" : "lives");
    }
}
