package org.assistant.tts.speech.guard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The container's threads, on which engines speak. They are looked up by their standard Jakarta EE names: an application may
 * have beans of these types, and Payara injects no resource into a bean of a library. Thread-safe.
 */
@ApplicationScoped
public class SpeechThreads implements Executor {

    private Executor threads;
    private ScheduledExecutorService scheduler;

    @PostConstruct
    @SuppressWarnings("BanJNDI") // constant names that the server defines
    void find() {
        try {
            threads = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
            scheduler = InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService");
        } catch (NamingException e) {
            throw new IllegalStateException("this server has no managed executors; it needs Jakarta Concurrency", e);
        }
    }

    @Override
    public void execute(Runnable run) {
        threads.execute(run);
    }

    /** Runs {@code task} at once, and again {@code pause} after each time that it ended. */
    public Future<?> repeat(Runnable task, Duration pause) {
        return scheduler.scheduleWithFixedDelay(task, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Threads without a container; they repeat nothing. */
    public static SpeechThreads of(Executor threads) {
        SpeechThreads own = new SpeechThreads();
        own.threads = threads;
        return own;
    }
}
