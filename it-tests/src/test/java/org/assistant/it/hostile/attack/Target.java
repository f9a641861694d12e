package org.assistant.it.hostile.attack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assistant.it.Server;
import org.assistant.it.cloning.XttsModel;

/**
 * The servers of the kit: two shared ones, started at first use, and any that an attack needs for itself. Thread-safe.
 */
public final class Target implements AutoCloseable {

    /** The longest reply of the open server, so that any reply is spoken soon. */
    public static final int REPLY_CHARACTERS = 300;

    private final OddChatEndpoint chat = new OddChatEndpoint();
    private final AtomicLong startNanos = new AtomicLong();
    private Path models; // guarded by this, as all below
    private Victim secured;
    private Victim open;

    /** The server with a password, keys, Kokoro and a small XTTS. */
    public synchronized Victim secured() {
        if (secured == null) {
            secured = alone("secured", Map.of(), Map.of());
        }
        return secured;
    }

    /** The server without a password and without keys, whose replies come from {@link #chat}. */
    public synchronized Victim open() {
        if (open == null) {
            open = ready(Victim.open(
                    "open",
                    Map.of(
                            "assistant.llm.base-url", chat.address(),
                            "assistant.reply.max-characters", Integer.toString(REPLY_CHARACTERS))));
        }
        return open;
    }

    public OddChatEndpoint chat() {
        return chat;
    }

    /** Starts a server like {@link #secured} for one attack, which closes it. */
    public Victim alone(String name, Map<String, String> settings, Map<String, String> environment) {
        return ready(starting(name, settings, environment));
    }

    /** The same, returned before it is ready. */
    public Victim starting(String name, Map<String, String> settings, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("tts.models.dir", models().toString());
        return Victim.secured(name, all, environment);
    }

    private synchronized Path models() {
        if (models == null) {
            long start = System.nanoTime();
            models = XttsModel.models("models-hostile");
            XttsModel.convert(XttsModel.checkpoint("checkpoint-hostile"), models);
            startNanos.addAndGet(System.nanoTime() - start);
        }
        return models;
    }

    private Victim ready(Victim victim) {
        long start = System.nanoTime();
        try {
            victim.server().awaitReady(Server.START);
            startNanos.addAndGet(System.nanoTime() - start);
            return victim;
        } catch (AssertionError | RuntimeException e) {
            victim.kill();
            throw e;
        }
    }

    /** The nanoseconds of all preparations so far: the model's conversion and the starts of servers. */
    public long startNanos() {
        return startNanos.get();
    }

    /** The running shared servers. */
    public synchronized List<Victim> shared() {
        return Stream.of(secured, open).filter(Objects::nonNull).toList();
    }

    /** Kills the shared servers; the next attack gets new ones. */
    public synchronized void renew() {
        shared().forEach(Victim::kill);
        secured = null;
        open = null;
    }

    @Override
    public void close() {
        renew();
        chat.close();
    }
}
