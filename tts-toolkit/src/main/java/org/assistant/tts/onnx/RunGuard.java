package org.assistant.tts.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.tts.spi.TTSException;

/**
 * Makes the native runs of one session interruptible, and keeps the session from being freed during a run.
 *
 * <p>A run executes on a thread of the guard while the caller waits. An interrupt reaches the waiting caller at once. The
 * caller then stops the run, which ends at its next node, and waits for that. So when {@link #run} returns or throws, nothing
 * runs any more, and the caller may release its permits and tensors.
 */
final class RunGuard implements AutoCloseable {

    /** A native run. */
    @FunctionalInterface
    interface NativeRun {
        OrtSession.Result execute(OrtSession.RunOptions options) throws OrtException;
    }

    private static final int IDLE_SECONDS = 30;

    private final String name;
    private final ExecutorService workers;
    private final Set<OrtSession.RunOptions> running = new HashSet<>(); // guarded by this
    private boolean closed; // guarded by this

    /** @param name the name of the network, for messages and thread names */
    RunGuard(String name) {
        this.name = name;
        AtomicInteger count = new AtomicInteger();
        // One thread for each concurrent caller; the engine limits their number.
        this.workers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> daemon(task, "onnx-" + name + "-" + count.incrementAndGet()));
    }

    /**
     * Executes {@code run} and returns its result, which the caller closes.
     *
     * @throws TTSException.Cancelled if the thread is or gets interrupted; the run has ended, the interrupt status is set
     * @throws TTSException.EngineUnavailable if the guard is or gets closed; the run has ended
     * @throws TTSException.SynthesisFailed if the run failed
     */
    OrtSession.Result run(NativeRun run) {
        if (Thread.currentThread().isInterrupted()) {
            throw new TTSException.Cancelled(null);
        }
        OrtSession.RunOptions options = begin();
        try {
            return await(workers.submit(() -> run.execute(options)), options);
        } finally {
            end(options);
        }
    }

    /** Stops the current runs and returns when the last has ended. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(RunGuard::terminate);
        boolean interrupted = false;
        while (!running.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        workers.shutdown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized OrtSession.RunOptions begin() {
        if (closed) {
            throw closedMeanwhile(null);
        }
        try {
            OrtSession.RunOptions options = new OrtSession.RunOptions();
            running.add(options);
            return options;
        } catch (OrtException e) {
            throw new TTSException.SynthesisFailed("no options for a run of " + name, e);
        }
    }

    private synchronized void end(OrtSession.RunOptions options) {
        running.remove(options);
        options.close();
        notifyAll();
    }

    private OrtSession.Result await(Future<OrtSession.Result> run, OrtSession.RunOptions options) {
        InterruptedException interrupt = null;
        try {
            while (true) {
                try {
                    OrtSession.Result result = run.get();
                    if (interrupt != null) {
                        result.close();
                        throw new TTSException.Cancelled(interrupt);
                    }
                    return result;
                } catch (InterruptedException e) {
                    interrupt = e;
                    terminate(options);
                } catch (ExecutionException e) {
                    if (interrupt != null) {
                        throw new TTSException.Cancelled(interrupt);
                    }
                    throw failure(e.getCause());
                }
            }
        } finally {
            if (interrupt != null) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized RuntimeException failure(Throwable cause) {
        if (closed) {
            return closedMeanwhile(cause);
        }
        return new TTSException.SynthesisFailed(name + " failed: " + cause.getMessage(), cause);
    }

    private TTSException closedMeanwhile(Throwable cause) {
        return new TTSException.EngineUnavailable(name + " was closed", cause);
    }

    private static void terminate(OrtSession.RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refused to stop a run", e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        // No inherited thread locals and no foreign class loader, since the thread outlives the request that started
        // it.
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setContextClassLoader(RunGuard.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
