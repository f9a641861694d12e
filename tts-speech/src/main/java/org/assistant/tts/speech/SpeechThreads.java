package org.assistant.tts.speech;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The container's threads, on which engines speak. They are looked up by name: without one, Payara 7 looks for it in what it
 * read from the annotations, which is sometimes not there yet, and then deploys nothing. Safe for many threads.
 */
@ApplicationScoped
class SpeechThreads implements Executor {

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService container;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService scheduler;

    @Override
    public void execute(Runnable run) {
        container.execute(run);
    }

    /** Has {@code task} done at once and then {@code pause} after each time that it ended. */
    Future<?> repeat(Runnable task, Duration pause) {
        return scheduler.scheduleWithFixedDelay(task, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Threads without a container, which repeat nothing. */
    static SpeechThreads of(Executor threads) {
        return new SpeechThreads() {
            @Override
            public void execute(Runnable run) {
                threads.execute(run);
            }
        };
    }
}
