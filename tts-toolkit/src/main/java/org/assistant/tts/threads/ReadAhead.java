package org.assistant.tts.threads;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assistant.tts.spi.TTSException;

/**
 * Makes the next piece on another thread while the caller is busy with the one before. For one thread; closing it ends what
 * is being made, by interrupting the other thread.
 */
public final class ReadAhead<T> implements AutoCloseable {

    private final ExecutorService threads;
    private final Supplier<Optional<T>> source;
    private Future<Optional<T>> pending;

    /**
     * Starts to make the first piece.
     *
     * @param source makes the pieces one after the other, never two at once; nothing at the end
     * @throws java.util.concurrent.RejectedExecutionException if {@code threads} was shut down
     */
    public ReadAhead(ExecutorService threads, Supplier<Optional<T>> source) {
        this.threads = threads;
        this.source = source;
        this.pending = threads.submit(source::get);
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
            pending = threads.submit(source::get);
        }
        return piece;
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
    }
}
