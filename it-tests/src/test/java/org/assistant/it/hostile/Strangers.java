package org.assistant.it.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.KeysFile;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.wire.HandshakeWithFrame;
import org.assistant.it.hostile.wire.SlowBodies;

/**
 * A long, bounded load of strangers: stalled bodies, headers and readers, handshakes with a frame after them, requests abandoned
 * midway, wrong keys and wrong passwords.
 */
final class Strangers implements AutoCloseable {

    /** Open requests with half a body, of each kind. */
    private static final int SLOW_BODIES = 30;

    private static final int HALF_HEADERS = 100;
    private static final int SLOW_READERS = 3;

    /** Short actions of each kind each second. */
    private static final int A_SECOND = 5;

    private static final String READER = "127.66.0.3";
    private static final String LONG_TEXT =
            "It rained, and it rained, and nobody came home. ".repeat(60).strip();

    private final Victim victim;
    private final String readersKey;
    private Future<?> ticks;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Wire> slowBodies = new ArrayDeque<>(); // for the clock's thread, as all below
    private final Queue<Wire> halfHeaders = new ArrayDeque<>();
    private final List<Wire> readers = new ArrayList<>();
    private final Random random = new Random(1);
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    Strangers(Victim victim) throws IOException {
        this.victim = victim;
        this.readersKey = victim.keys().add("stranger");
    }

    void begin() {
        ticks = clock.scheduleWithFixedDelay(this::second, 0, 1, TimeUnit.SECONDS);
    }

    /** The number of connections so far. */
    long connections() {
        return connections.get();
    }

    /** The number of connections that the server refused or broke before everything was sent. */
    long failed() {
        return failed.get();
    }

    private void second() {
        for (int i = 0; i < A_SECOND; i++) {
            renew(slowBodies, 2 * SLOW_BODIES, SlowBodies.half("/api/admin/login", ""));
            renew(slowBodies, 2 * SLOW_BODIES, SlowBodies.half(Api.SPEECH, readersKey));
            renew(halfHeaders, HALF_HEADERS, "GET /health HTTP/1.1\r\nHost: localhost\r\n");
            once(Wire.STRANGER, HandshakeWithFrame.handshakeAndPing());
            once(Wire.STRANGER, "GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\nGET /open".getBytes(US_ASCII));
            String elsewhere = "127.1." + random.nextInt(250) + "." + (1 + random.nextInt(250));
            once(
                    elsewhere,
                    Victim.request("/api/admin/login", "", "{\"password\":\"guess\"}")
                            .getBytes(US_ASCII));
            String wrong = KeysFile.bearer("guess" + random.nextInt(1_000_000));
            once(
                    elsewhere,
                    Victim.request(Api.SPEECH, wrong, Victim.speech("Hello.", ""))
                            .getBytes(US_ASCII));
        }
        read();
    }

    /** Opens one more connection, and closes the oldest if there are more than {@code most}. */
    private void renew(Queue<Wire> open, int most, String request) {
        try {
            open.add(connect(Wire.STRANGER).send(request));
        } catch (IOException e) {
            failed.incrementAndGet();
        }
        while (open.size() > most) {
            open.remove().close();
        }
    }

    private void once(String source, byte[] request) {
        try (Wire wire = connect(source)) {
            wire.send(request);
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private void read() {
        try {
            while (readers.size() < SLOW_READERS) {
                connections.incrementAndGet();
                readers.add(Wire.narrow(READER, victim)
                        .send(Victim.request(Api.SPEECH, readersKey, Victim.speech(LONG_TEXT, ""))));
            }
            for (Wire reader : readers) {
                reader.sip();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
            readers.forEach(Wire::close);
            readers.clear();
        }
    }

    private Wire connect(String source) throws IOException {
        connections.incrementAndGet();
        return Wire.from(source, victim);
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.cancel(false);
        }
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slowBodies.forEach(Wire::close);
        halfHeaders.forEach(Wire::close);
        readers.forEach(Wire::close);
    }
}
