package org.assistant.tts.speech.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps the latest happenings, logs each as a line in the server's log, and fires it as a CDI event. Thread-safe. */
@ApplicationScoped
public class EventLog {

    /** Some hours of a busy server. */
    private static final int KEPT = 500;

    /** The logger that gets every happening as a line of JSON; its own name lets an operator redirect it. */
    private static final System.Logger LINES = System.getLogger("org.assistant.events");

    private final Clock clock;
    private final Consumer<Happening> lines = new Harmless<>("A happening could not be logged", EventLog::log);
    private final Consumer<Happening> observers;
    private final Deque<Happening> latest = new ArrayDeque<>(); // guarded by this

    EventLog() {
        this(Clock.systemUTC());
    }

    @Inject
    EventLog(Event<Happening> observers) {
        this(Clock.systemUTC(), new Harmless<>("A happening could not be kept", observers::fire));
    }

    /** A log without a container. */
    public EventLog(Clock clock) {
        this(clock, happening -> {});
    }

    private EventLog(Clock clock, Consumer<Happening> observers) {
        this.clock = clock;
        this.observers = observers;
    }

    /** Records a happening of now. No part of it may hold a user's text. */
    public void add(Happening.Level level, String kind, String message, Map<String, String> details) {
        Happening happening = new Happening(clock.instant(), level, kind, message, details);
        synchronized (this) {
            latest.addFirst(happening);
            if (latest.size() > KEPT) {
                latest.removeLast();
            }
        }
        lines.accept(happening);
        observers.accept(happening);
    }

    /** The latest happenings, newest first. */
    public synchronized List<Happening> latest() {
        return Collections.unmodifiableList(new ArrayList<>(latest));
    }

    private static void log(Happening happening) {
        LINES.log(severity(happening.level()), () -> HappeningLine.of(happening));
    }

    private static System.Logger.Level severity(Happening.Level level) {
        return switch (level) {
            case INFO -> System.Logger.Level.INFO;
            case WARNING -> System.Logger.Level.WARNING;
            case ERROR -> System.Logger.Level.ERROR;
        };
    }
}
