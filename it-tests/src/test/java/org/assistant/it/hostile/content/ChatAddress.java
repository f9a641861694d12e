package org.assistant.it.hostile.content;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.WireAnswer;

/** A chat endpoint that is down, whose address has a password in it. */
public final class ChatAddress implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** No server answers there: only root may use port 1. */
    private static final String ADDRESS = "http://lluser:llSECRET@127.0.0.1:1/v1?token=QSECRET";

    private static final List<String> SECRETS = List.of("llSECRET", "QSECRET", "lluser");

    @Override
    public String id() {
        return "M4";
    }

    @Override
    public String title() {
        return "the address of the chat endpoint in errors";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        try (Victim victim = target.alone("chat", Map.of("assistant.llm.base-url", ADDRESS), Map.of())) {
            WireAnswer answer = victim.post(Api.REPLY, victim.honest(), "{\"text\":\"Hello.\"}", PATIENCE);
            boolean told =
                    answer.body().contains("127.0.0.1") || SECRETS.stream().anyMatch(answer.body()::contains);
            String log = victim.server().log();
            boolean logged = SECRETS.stream().anyMatch(log::contains);
            return Outcome.of(
                    !told && !logged && answer.isError(answer.status()),
                    "%d, address %s, log with %s secret",
                    answer.status(),
                    told ? "told" : "not told",
                    logged ? "the" : "no");
        }
    }
}
