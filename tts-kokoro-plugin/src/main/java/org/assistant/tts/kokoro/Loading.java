package org.assistant.tts.kokoro;

import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.TTSException;

/**
 * Loads Kokoro when it is first asked for, once for all who ask, on a thread of its own, so that who waits can be
 * interrupted. After a failure the next who asks starts it again.
 */
final class Loading {

    private static final System.Logger LOGGER = System.getLogger(Loading.class.getName());

    private final KokoroSource source;
    private final String remedy;
    private final ExecutorService threads;
    private volatile EngineState state = new EngineState.Idle();
    private Future<LoadedKokoro> loading; // guarded by this; null while there is nothing and nobody asked
    private LoadedKokoro loaded; // guarded by this
    private boolean closed; // guarded by this

    /** @param remedy what to do when a model file is missing or damaged, for people */
    Loading(KokoroSource source, String remedy, ExecutorService threads) {
        this.source = source;
        this.remedy = remedy;
        this.threads = threads;
    }

    EngineState state() {
        return state;
    }

    /**
     * Kokoro, loaded by now.
     *
     * @throws TTSException.EngineUnavailable if it can't be loaded, or was closed
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    LoadedKokoro kokoro() {
        try {
            return started().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (ExecutionException e) {
            throw new TTSException.EngineUnavailable(e.getCause().getMessage(), e.getCause());
        }
    }

    private synchronized Future<LoadedKokoro> started() {
        if (closed) {
            throw closedError();
        }
        if (loading == null) {
            state = new EngineState.Loading("loading Kokoro");
            loading = threads.submit(this::load);
        }
        return loading;
    }

    private LoadedKokoro load() {
        long start = System.nanoTime();
        try {
            LoadedKokoro kokoro = source.open((step, done, total) -> state = new EngineState.Loading(step));
            settle(kokoro);
            LOGGER.log(Level.INFO, "Kokoro loaded in {0} ms", (System.nanoTime() - start) / 1_000_000);
            return kokoro;
        } catch (TTSException.ModelUnavailable e) {
            fail(new EngineState.Unavailable(e.getMessage(), remedy));
            throw e;
        } catch (RuntimeException | LinkageError e) {
            fail(new EngineState.Unavailable("Kokoro can't be loaded: " + e.getMessage(), ""));
            throw e;
        }
    }

    private synchronized void settle(LoadedKokoro kokoro) {
        if (closed) {
            kokoro.close();
            throw closedError();
        }
        loaded = kokoro;
        state = new EngineState.Ready();
    }

    private synchronized void fail(EngineState.Unavailable failure) {
        loading = null;
        if (!closed) {
            state = failure;
        }
    }

    /** Says no to all who ask from now on. */
    synchronized void refuse() {
        closed = true;
        state = new EngineState.Unavailable("the engine was closed", "");
    }

    /** Frees what was loaded; nobody may use it any more. */
    synchronized void free() {
        if (loaded != null) {
            loaded.close();
            loaded = null;
        }
    }

    static TTSException.EngineUnavailable closedError() {
        return new TTSException.EngineUnavailable("the engine was closed", null);
    }
}
