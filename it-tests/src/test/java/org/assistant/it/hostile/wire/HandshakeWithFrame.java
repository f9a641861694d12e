package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assistant.it.Eventually;
import org.assistant.it.ServerProbe;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;

/** WebSocket handshakes with a ping in the same packet, which RFC 6455 forbids; Tyrus waited on them forever. */
public final class HandshakeWithFrame implements Attack {

    /** The number of the server's threads. */
    private static final int HANDSHAKES = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};
    private static final String PONG = "\u008a";
    private static final String HANDSHAKE = String.join(
            "\r\n",
            "GET /api/assistant/live HTTP/1.1",
            "Host: localhost",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Version: 13",
            "",
            "");

    /** A WebSocket handshake of a stranger without a frame. */
    public static byte[] handshake() {
        return HANDSHAKE.getBytes(StandardCharsets.US_ASCII);
    }

    /** The same with a ping in the same packet. */
    public static byte[] handshakeAndPing() {
        byte[] both = (HANDSHAKE + "......").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(PING, 0, both, both.length - PING.length, PING.length);
        return both;
    }

    @Override
    public String id() {
        return "C1";
    }

    @Override
    public String title() {
        return "handshakes with a frame behind them";
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
        Victim victim = target.secured();
        try (ServerProbe probe = ServerProbe.attach(victim.server().handle())) {
            for (int i = 0; i < HANDSHAKES; i++) {
                try (Wire wire = Wire.from(Wire.STRANGER, victim)) {
                    wire.send(handshakeAndPing());
                }
            }
            Eventually.holds(PATIENCE, () -> hung(probe) == 0);
            long hung = hung(probe);
            String first;
            boolean answered;
            try (Wire wire = Wire.from(Wire.HOME, victim)) {
                wire.send(handshakeAndPing());
                var answer = wire.start(PATIENCE);
                answered = answer.body().startsWith(PONG);
                first = answer.status() + (answered ? " and a pong" : " and no pong");
            }
            return Outcome.of(
                    hung == 0 && answered, "%d threads hang after %d handshakes; one gets %s", hung, HANDSHAKES, first);
        }
    }

    private static long hung(ServerProbe probe) {
        try {
            return probe.threadsIn("TyrusHttpUpgradeHandler", "onDataAvailable");
        } catch (IOException e) {
            return -1;
        }
    }
}
