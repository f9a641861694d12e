package org.assistant.tts.threads;

import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.TTSException;

/**
 * Loads a model at its first use, once for all callers, on a thread of the engine, so that waiting callers can be interrupted.
 * After a failure the next caller starts the loading again. Thread-safe.
 *
 * @param <M> the model in memory
 */
public final class Loading<M> {

    private static final System.Logger LOGGER = System.getLogger(Loading.class.getName());

    private static final long CLOSE_SECONDS = 10;

    private final String name;
    private final Function<Progress, M> source;
    private final Consumer<M> close;
    private final String remedy;
    private final ExecutorService threads;
    private volatile EngineState state = new EngineState.Idle();
    private Future<M> loading; // guarded by this; null before the first call and after a failure
    private M loaded; // guarded by this
    private boolean closed; // guarded by this

    /**
     * Does not load the model yet.
     *
     * @param name the name of the engine, for people
     * @param source loads the model and reports its progress; throws a {@link TTSException} if it can't
     * @param close frees the model
     * @param remedy what to do if a model file is missing or damaged, for people
     * @param threads the threads for the loading and all other work of the engine; {@link #close} ends them
     */
    public Loading(
            String name, Function<Progress, M> source, Consumer<M> close, String remedy, ExecutorService threads) {
        this.name = name;
        this.source = source;
        this.close = close;
        this.remedy = remedy;
        this.threads = threads;
    }

    /** Whether the model is loaded, and if not, why. Never blocks. */
    public EngineState state() {
        return state;
    }

    /**
     * Returns the model; waits until it is loaded.
     *
     * @throws TTSException.EngineUnavailable if it can't be loaded, or was closed
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public M model() {
        try {
            return started().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (ExecutionException e) {
            throw new TTSException.EngineUnavailable(e.getCause().getMessage(), e.getCause());
        }
    }

    private synchronized Future<M> started() {
        if (closed) {
            throw closedError();
        }
        if (loading == null) {
            state = new EngineState.Loading("loading " + name);
            loading = threads.submit(this::load);
        }
        return loading;
    }

    private M load() {
        long start = System.nanoTime();
        try {
            M model = source.apply((step, done, total) -> state = new EngineState.Loading(step));
            settle(model);
            LOGGER.log(Level.INFO, "{0} loaded in {1} ms", name, (System.nanoTime() - start) / 1_000_000);
            return model;
        } catch (TTSException.ModelUnavailable e) {
            fail(new EngineState.Unavailable(e.getMessage(), remedy));
            throw e;
        } catch (RuntimeException | Error e) { // a library did not link, or memory was short: retry next time
            fail(new EngineState.Unavailable(name + " can't be loaded: " + e.getMessage(), ""));
            throw e;
        }
    }

    private synchronized void settle(M model) {
        if (closed) {
            close.accept(model);
            throw closedError();
        }
        loaded = model;
        state = new EngineState.Ready();
    }

    private synchronized void fail(EngineState.Unavailable failure) {
        loading = null;
        if (!closed) {
            state = failure;
        }
    }

    /** Refuses all further calls, ends the threads' work and frees the model. Idempotent. */
    public void close() {
        refuse();
        threads.shutdownNow();
        try {
            if (threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                free();
            } else {
                LOGGER.log(
                        Level.WARNING,
                        "a native run of {0} did not end in {1} s; its memory is not freed",
                        name,
                        CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOGGER.log(Level.WARNING, "interrupted while closing; the memory of {0} is not freed", name);
        }
    }

    private synchronized void refuse() {
        closed = true;
        state = new EngineState.Unavailable("the engine was closed", "");
    }

    private synchronized void free() {
        if (loaded != null) {
            close.accept(loaded);
            loaded = null;
            NativeHeap.trim(); // a server continues without this application, or with its next deployment
        }
    }

    /** Returns the error for a call of a closed engine. */
    public static TTSException.EngineUnavailable closedError() {
        return new TTSException.EngineUnavailable("the engine was closed", null);
    }
}
