package org.assistant.app.admin.models;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.speech.EnginePreparation;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.spi.TTSException;

/** Fetches models for the operator, one at a time. Thread-safe. */
@ApplicationScoped
class Fetches implements EnginePreparation {

    private static final System.Logger LOGGER = System.getLogger(Fetches.class.getName());
    private static final String KIND = "model";

    private static final Fetch CANCELLED =
            Fetch.ended(Fetch.State.IDLE, "cancelled; the next fetch goes on from there");

    /** The running fetch. */
    private record Run(String model, AtomicBoolean begun, Future<?> task) {}

    private final ExecutorService threads;
    private final EventLog events;
    private final Map<String, Fetch> latest = new ConcurrentHashMap<>();
    private Optional<Run> running = Optional.empty(); // guarded by this

    Fetches() {
        this((ExecutorService) null, null);
    }

    @Inject
    Fetches(ManagedExecutorService threads, EventLog events) {
        this((ExecutorService) threads, events);
    }

    Fetches(ExecutorService threads, EventLog events) {
        this.threads = threads;
        this.events = events;
    }

    /** The progress of {@code model}. */
    Fetch of(String model) {
        return latest.getOrDefault(model, Fetch.IDLE);
    }

    /** Engines have the names of their models. */
    @Override
    public Optional<String> underWay(String engine) {
        return Optional.of(of(engine))
                .filter(fetch -> fetch.state() == Fetch.State.RUNNING)
                .map(Fetch::words);
    }

    /**
     * Starts the fetch of {@code model} into {@code store}; the licence of the model counts as accepted if it requires that.
     *
     * @return false if a fetch of this or another model is running
     * @throws TTSException.ModelUnavailable if the acceptance can't be recorded
     * @throws TTSException.EngineOverloaded if the server has no thread for it
     */
    synchronized boolean start(ModelPackage model, ModelStore store, String who) {
        if (running.isPresent()) {
            return false;
        }
        String name = model.manifest().name();
        store.acceptLicence(model);
        events.add(Happening.Level.INFO, KIND, who + " fetches the model " + name, Map.of("who", who, "model", name));
        latest.put(name, Fetch.running("starting", 0, -1));
        try {
            AtomicBoolean begun = new AtomicBoolean();
            running = Optional.of(new Run(name, begun, threads.submit(() -> {
                if (begun.compareAndSet(false, true)) {
                    run(model, store);
                }
            })));
        } catch (RejectedExecutionException e) {
            latest.put(name, Fetch.ended(Fetch.State.FAILED, "the server has no thread for it"));
            throw new TTSException.EngineOverloaded("the server has no thread for the fetch; try again in a moment");
        }
        return true;
    }

    /** Cancels the fetch of {@code model}; false if none runs. Fetched bytes stay, and the next fetch continues from there. */
    synchronized boolean cancel(String model, String who) {
        Optional<Run> run = running.filter(one -> one.model().equals(model));
        run.ifPresent(one -> {
            one.task().cancel(true);
            if (one.begun().compareAndSet(false, true)) {
                latest.put(model, CANCELLED); // it will never begin
                running = Optional.empty();
            }
            events.add(
                    Happening.Level.INFO,
                    KIND,
                    who + " cancelled the fetch of the model " + model,
                    Map.of("who", who, "model", model));
        });
        return run.isPresent();
    }

    @PreDestroy
    synchronized void stop() {
        running.ifPresent(run -> run.task().cancel(true));
    }

    private void run(ModelPackage model, ModelStore store) {
        String name = model.manifest().name();
        Fetch outcome = outcome(model, store);
        latest.put(name, outcome);
        synchronized (this) {
            running = Optional.empty();
        }
        boolean failed = outcome.state() == Fetch.State.FAILED;
        events.add(
                failed ? Happening.Level.ERROR : Happening.Level.INFO,
                KIND,
                "The model " + name + ": " + outcome.message(),
                Map.of("model", name));
    }

    private Fetch outcome(ModelPackage model, ModelStore store) {
        String name = model.manifest().name();
        try {
            store.fetch(model, new Shown(name));
            return Fetch.ended(Fetch.State.DONE, "complete");
        } catch (TTSException.Cancelled e) {
            return CANCELLED;
        } catch (TTSException e) {
            return Fetch.ended(Fetch.State.FAILED, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.ERROR, "The fetch of the model " + name + " failed", e);
            return Fetch.ended(Fetch.State.FAILED, "failed; the server's log says why");
        }
    }

    /** Records the progress of the whole fetch where that is known, else of the step. */
    private final class Shown implements Progress {
        private final String model;
        private final long began = System.nanoTime();
        private long begunWith = -1; // bytes that existed before
        private long done;
        private long total;

        private Shown(String model) {
            this.model = model;
        }

        @Override
        public void at(String step, long stepDone, long stepTotal) {
            latest.put(model, Fetch.running(step, stepDone, stepTotal));
        }

        @Override
        public void bytes(String step, long stepDone, long stepTotal) {
            boolean known = total > 0;
            Fetch fetch = Fetch.running(step, known ? done : stepDone, known ? total : stepTotal);
            latest.put(model, known && begunWith == 0 ? fetch.after(System.nanoTime() - began) : fetch);
        }

        @Override
        public void whole(long wholeDone, long wholeTotal) {
            begunWith = begunWith < 0 ? wholeDone : begunWith;
            done = wholeDone;
            total = wholeTotal;
        }

        @Override
        public void note(String sentence) {
            LOGGER.log(Level.INFO, sentence);
        }
    }
}
