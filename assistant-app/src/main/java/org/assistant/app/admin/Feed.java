package org.assistant.app.admin;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assistant.app.admin.history.TimelineJson;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.speech.record.Harmless;
import org.assistant.tts.speech.record.timeline.Span;
import org.assistant.tts.speech.record.timeline.Timeline;

/**
 * Sends the state every second and the timeline every few, made once for all listeners. Without listeners nothing is made.
 * Thread-safe.
 */
@ApplicationScoped
class Feed {

    /** More than the consoles that are ever open. */
    static final int MOST_LISTENERS = 20;

    private static final System.Logger LOGGER = System.getLogger(Feed.class.getName());
    private static final byte[] COMMENT = ": nothing new\n\n".getBytes(StandardCharsets.UTF_8);

    /** A client that receives the events. */
    interface Listener {

        /** Takes {@code event} without blocking; false if it is gone or far too slow, and takes no more. */
        boolean offer(byte[] event);

        /** Ends the connection. */
        void end();
    }

    private final Supplier<String> state;
    private final Supplier<String> timeline;
    private final ScheduledExecutorService scheduler;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private Future<?> task; // guarded by this; null while nobody listens
    private int round;

    Feed() {
        this(null, null, (ScheduledExecutorService) null);
    }

    @Inject
    Feed(CurrentState state, Timeline timeline, ManagedScheduledExecutorService scheduler) {
        this(
                () -> RecordJson.text(state.now()),
                () -> RecordJson.text(TimelineJson.of(Span.QUARTER, timeline.slices(Span.QUARTER))),
                (ScheduledExecutorService) scheduler);
    }

    Feed(Supplier<String> state, Supplier<String> timeline, ScheduledExecutorService scheduler) {
        this.state = state;
        this.timeline = timeline;
        this.scheduler = scheduler;
    }

    /** Adds {@code listener} and sends it the state and the timeline at once; false if there are too many listeners. */
    synchronized boolean add(Listener listener) {
        if (listeners.size() >= MOST_LISTENERS) {
            return false;
        }
        listener.offer(concat(event("state", state), event("timeline", timeline)));
        listeners.add(listener);
        if (task == null) {
            round = 0;
            task = scheduler.scheduleAtFixedRate(
                    Harmless.task("The console can't be updated", this::tell), 1, 1, TimeUnit.SECONDS);
        }
        return true;
    }

    /** Idempotent. */
    synchronized void remove(Listener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty() && task != null) {
            task.cancel(false);
            task = null;
        }
    }

    @PreDestroy
    void stop() {
        for (Listener listener : listeners) {
            remove(listener);
            listener.end();
        }
    }

    /** Sends the events of one second to all listeners. */
    void tell() {
        round++;
        byte[] news = event("state", state);
        if (round % Timeline.STEP_SECONDS == 0) {
            news = concat(news, event("timeline", timeline));
        }
        for (Listener listener : listeners) {
            if (!listener.offer(news)) {
                remove(listener);
                listener.end();
            }
        }
    }

    private static byte[] event(String name, Supplier<String> data) {
        try {
            return ("event: " + name + "\ndata: " + data.get() + "\n\n").getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "The console can't be sent the " + name, e);
            return COMMENT;
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
