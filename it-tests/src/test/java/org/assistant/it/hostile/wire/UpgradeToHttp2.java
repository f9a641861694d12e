package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.time.Duration;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** A request that asks for HTTP/2 by {@code Upgrade: h2c}, which gets past a proxy's rules for paths. */
public final class UpgradeToHttp2 implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String REQUEST = String.join(
            "\r\n",
            "GET /health/live HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade, HTTP2-Settings",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "",
            "");

    @Override
    public String id() {
        return "C2e";
    }

    @Override
    public String title() {
        return "HTTP/2: Upgrade: h2c";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        try (Wire wire = Wire.from(Wire.STRANGER, target.secured())) {
            WireAnswer answer = wire.send(REQUEST).answer(PATIENCE);
            return Outcome.of(answer.status() == 200, "HTTP/1.1 %d", answer.status());
        }
    }
}
