package org.assistant.app.speech;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/** The container's threads, on which engines speak. Safe for many threads. */
@ApplicationScoped
class SpeechThreads implements Executor {

    private final Executor threads;

    SpeechThreads() {
        this((Executor) null);
    }

    @Inject
    SpeechThreads(ManagedExecutorService threads) {
        this((Executor) threads);
    }

    /** Threads without a container. */
    SpeechThreads(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable run) {
        threads.execute(run);
    }
}
