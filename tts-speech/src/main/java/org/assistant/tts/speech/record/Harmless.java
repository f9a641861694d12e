package org.assistant.tts.speech.record;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Passes something on to a receiver whose failures must not spread: an exception is logged, once a minute at most, and goes no
 * further. Thread-safe.
 *
 * @param <T> what is passed on
 */
public final class Harmless<T> implements Consumer<T> {

    static final Duration QUIET = Duration.ofMinutes(1);

    private static final System.Logger LOGGER = System.getLogger(Harmless.class.getName());

    private final Consumer<T> receiver;
    private final Consumer<Throwable> log;
    private final LongSupplier nanoTime;
    private boolean logged; // guarded by this
    private long loggedAt; // guarded by this

    /**
     * @param failure the log message for a failure of {@code receiver}
     * @param receiver may throw anything
     */
    public Harmless(String failure, Consumer<T> receiver) {
        this(receiver, thrown -> LOGGER.log(Level.ERROR, failure, WordlessFailure.of(thrown)), System::nanoTime);
    }

    Harmless(Consumer<T> receiver, Consumer<Throwable> log, LongSupplier nanoTime) {
        this.receiver = receiver;
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** Returns a task that runs {@code task} and never throws: a scheduler drops a task that throws. */
    public static Runnable task(String failure, Runnable task) {
        Harmless<Runnable> harmless = new Harmless<>(failure, Runnable::run);
        return () -> harmless.accept(task);
    }

    @Override
    public void accept(T what) {
        try {
            receiver.accept(what);
        } catch (RuntimeException | LinkageError e) {
            if (isDue()) {
                log.accept(e);
            }
        }
    }

    private synchronized boolean isDue() {
        long now = nanoTime.getAsLong();
        boolean due = !logged || now - loggedAt >= QUIET.toNanos();
        if (due) {
            logged = true;
            loggedAt = now;
        }
        return due;
    }
}
