package org.assistant.tts.threads;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.assistant.tts.spi.TTSException;

/**
 * Makes the next piece on another thread while the caller is busy with the one before. For one thread; closing it ends what
 * is being made, by interrupting the other thread, and waits for that end; so whoever closed it has nothing running.
 */
public final class ReadAhead<T> implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(ReadAhead.class.getName());

    private final ExecutorService threads;
    private final Supplier<Optional<T>> source;
    private Making<T> pending;

    /**
     * Starts to make the first piece.
     *
     * @param source makes the pieces one after the other, never two at once; nothing at the end
     * @throws java.util.concurrent.RejectedExecutionException if {@code threads} was shut down
     */
    public ReadAhead(ExecutorService threads, Supplier<Optional<T>> source) {
        this.threads = threads;
        this.source = source;
        this.pending = make();
    }

    /**
     * Waits for the next piece, and starts to make the one after it.
     *
     * @return nothing at the end
     * @throws TTSException.Cancelled if the thread was interrupted
     * @throws TTSException whatever {@code source} threw
     */
    public Optional<T> next() {
        Optional<T> piece = await();
        if (piece.isPresent()) {
            pending = make();
        }
        return piece;
    }

    private Making<T> make() {
        Making<T> making = new Making<>(source::get);
        threads.execute(making);
        return making;
    }

    private Optional<T> await() {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TTSException failure) {
                throw failure;
            }
            throw new TTSException.SynthesisFailed("speech failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        pending.cancel(true);
        if (!Patience.await(pending.ended)) {
            LOGGER.log(Level.WARNING, "what was being made did not end in {0}; it goes on", Patience.FOR_A_RUN);
        }
    }

    /** A task that tells when its thread is done with it, which a cancelled future does not. */
    private static final class Making<T> extends FutureTask<Optional<T>> {
        private final CountDownLatch ended = new CountDownLatch(1);

        Making(Callable<Optional<T>> work) {
            super(work);
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                ended.countDown();
            }
        }
    }
}
