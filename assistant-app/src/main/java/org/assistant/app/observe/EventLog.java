package org.assistant.app.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The latest happenings, and a line in the server's log for each. Safe for many threads. */
@ApplicationScoped
public class EventLog {

    /** Some hours of a restless server. */
    private static final int KEPT = 500;

    private final Clock clock;
    private final Deque<Happening> latest = new ArrayDeque<>(); // guarded by this

    EventLog() {
        this(Clock.systemUTC());
    }

    /** A log without a container. */
    public EventLog(Clock clock) {
        this.clock = clock;
    }

    /** Notes that something happened now. */
    public void add(Happening.Level level, String kind, String message, Map<String, String> details) {
        Happening happening = new Happening(clock.instant(), level, kind, message, details);
        synchronized (this) {
            latest.addFirst(happening);
            if (latest.size() > KEPT) {
                latest.removeLast();
            }
        }
    }

    /** The latest happenings, newest first. */
    public synchronized List<Happening> latest() {
        return Collections.unmodifiableList(new ArrayList<>(latest));
    }
}
