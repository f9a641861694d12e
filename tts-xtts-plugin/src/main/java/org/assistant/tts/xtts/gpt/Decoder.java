package org.assistant.tts.xtts.gpt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Pace;
import org.assistant.tts.threads.Patience;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptLoopModel;
import org.assistant.tts.xtts.gpt.network.GptModel;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.LoopNetwork;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * Makes latents of texts with the autoregressive network. One thread admits texts to the {@link Decoding} in the order of
 * arrival and runs steps as long as there are any texts. Thread-safe; closed by its owner.
 */
public final class Decoder implements LatentSource, AutoCloseable {

    /** After this long without a text, the memory of all slots but one is released. */
    private static final long IDLE_MILLIS = 60_000;

    /** Seconds a latent in eight bits on two processors; replaced by measurements from the first latent on. */
    private static final double PROCESSOR_SECONDS = 0.02;

    /** Seconds a latent on a card; an estimate. */
    private static final double CARD_SECONDS = 0.004;

    private final Decoding decoding; // used only by the decoding thread
    private final int mostTokens;
    private final int mostWaiting;
    private final RunLane lane;
    private final Pace pace;
    private final long idleMillis;
    private final Thread thread;
    private final Deque<Generation> waiting = new ArrayDeque<>(); // guarded by this, like all fields below
    private List<Generation> served = List.of(); // texts of the native run in progress
    private List<Generation> admitted = List.of(); // texts that have a place, or had one until just now
    private boolean closed;

    /**
     * @param decoding belongs to the decoder from now on
     * @param mostTokens most tokens of one text
     * @param mostWaiting texts that may wait for a place when a new speech asks for its first one
     * @param lane where each run takes its turn
     * @param pace measures the time of a latent
     */
    Decoder(Decoding decoding, int mostTokens, int mostWaiting, RunLane lane, Pace pace) {
        this(decoding, mostTokens, mostWaiting, lane, pace, IDLE_MILLIS);
    }

    Decoder(Decoding decoding, int mostTokens, int mostWaiting, RunLane lane, Pace pace, long idleMillis) {
        this.lane = lane;
        this.pace = pace;
        this.idleMillis = idleMillis;
        this.decoding = decoding;
        this.mostTokens = mostTokens;
        this.mostWaiting = mostWaiting;
        // No inherited locals and no foreign class loader: the thread outlives the request that started it.
        this.thread = new Thread(null, this::decode, "xtts-decoder", 0, false);
        thread.setContextClassLoader(Decoder.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Loads the network of a converted model that makes one code of each text in a run.
     *
     * @param slots most texts at once
     * @param mostTokens most tokens of one text; determines the memory that is allocated
     * @param mostWaiting texts that may wait for a place when a new speech asks for its first one
     * @param lane where each run takes its turn, since concurrent runs of several networks on the same processors slow each other
     * @throws TTSException.ModelUnavailable if a file is missing or damaged
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is not available
     */
    public static Decoder open(
            XttsLayout layout,
            XttsDimensions dimensions,
            Precision precision,
            ExecutionTarget target,
            int slots,
            int mostTokens,
            int mostWaiting,
            RunLane lane) {
        Embeddings embeddings = Embeddings.open(layout.embeddings(), dimensions);
        int promptAndCodes = dimensions.conditioningLatents() + mostTokens + 3 + dimensions.mostCodes();
        GptNetwork network = GptModel.open(layout.gpt(precision), target, dimensions, slots, promptAndCodes);
        return new Decoder(
                new Batch(network, embeddings, dimensions), mostTokens, mostWaiting, lane, new Pace(PROCESSOR_SECONDS));
    }

    /**
     * Loads the network of a converted model that makes a chunk of codes of one text in a run, for a card.
     *
     * @param slots most texts that take turns
     * @param mostTokens most tokens of one text
     * @param mostWaiting texts that may wait for a place when a new speech asks for its first one
     * @throws TTSException.ModelUnavailable if a file is missing or damaged
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is not available
     */
    public static Decoder openLoop(
            XttsLayout layout,
            XttsDimensions dimensions,
            Precision precision,
            ExecutionTarget target,
            int slots,
            int mostTokens,
            int mostWaiting) {
        Embeddings embeddings = Embeddings.open(layout.embeddings(), dimensions);
        LoopNetwork network = GptLoopModel.open(layout.gptLoop(precision), target, dimensions);
        // Only the vocoder shares the card, and the card schedules its short runs itself.
        RunLane alone = new RunLane("XTTS", 1, Integer.MAX_VALUE);
        return new Decoder(
                new LoopDecoding(network, embeddings, dimensions, slots),
                mostTokens,
                mostWaiting,
                alone,
                new Pace(CARD_SECONDS));
    }

    @Override
    public Latents start(TextTokens text, Conditioning voice, SamplingSettings settings, boolean started) {
        int tokens = text.ids().size();
        if (tokens < 1 || tokens > mostTokens) {
            throw new IllegalArgumentException("a text must have 1 to " + mostTokens + " tokens, had " + tokens);
        }
        Generation generation = new Generation(text, voice, settings, new Care());
        synchronized (this) {
            if (closed) {
                throw closedError();
            }
            if (!started && occupied() + waiting.size() >= decoding.slots() + mostWaiting) {
                throw new TTSException.EngineOverloaded(
                        "XTTS is busy, " + mostWaiting + " texts wait already; try later");
            }
            waiting.add(generation);
            notifyAll();
        }
        return generation;
    }

    @Override
    public double secondsPerLatent() {
        return pace.seconds();
    }

    /** Ends all decoding and frees the network. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            thread.interrupt();
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        decoding.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void decode() {
        while (awaitWork()) {
            Generation next = poll();
            if (next != null) {
                run(List.of(next), () -> decoding.join(next) ? List.of(next) : List.of());
            }
            decoding.leave(Generation::isClosed);
            if (!decoding.isEmpty()) {
                run(decoding.next(), decoding::step);
            }
        }
        List<Generation> rest = new ArrayList<>(decoding.generations());
        synchronized (this) {
            rest.addAll(waiting);
        }
        rest.forEach(generation -> generation.fail(closedError()));
    }

    private synchronized boolean awaitWork() {
        boolean trimmed = false;
        while (!closed && decoding.isEmpty() && waiting.isEmpty()) {
            try {
                wait(trimmed ? 0 : idleMillis);
                if (!trimmed && !closed && waiting.isEmpty()) {
                    decoding.trim();
                    trimmed = true;
                }
            } catch (InterruptedException e) {
                // Only close() interrupts while nothing runs; the loop sees it.
                Thread.interrupted();
            }
        }
        return !closed;
    }

    private int occupied() {
        return (int) admitted.stream().filter(Generation::isUnderWay).count();
    }

    /** Returns the text that joins next, or null. */
    private synchronized Generation poll() {
        Generation next = decoding.isFull() ? null : waiting.poll();
        admitted = new ArrayList<>(decoding.generations());
        if (next != null) {
            admitted.add(next);
        }
        return next;
    }

    /** @param work returns the texts that must join again */
    private void run(List<Generation> texts, Supplier<List<Generation>> work) {
        List<Generation> again = List.of();
        try {
            again = lane.run(true, () -> begin(texts) ? timed(texts, work) : List.of());
        } catch (TTSException.Cancelled e) {
            decoding.leave(texts::contains);
            texts.forEach(text -> text.fail(closedError())); // not read by any client, unless the decoder was closed
        } catch (RuntimeException | Error e) {
            decoding.leave(texts::contains);
            RuntimeException failure = e instanceof TTSException known
                    ? known
                    : new TTSException.SynthesisFailed("decoding failed: " + e, e);
            texts.forEach(text -> text.fail(failure));
        } finally {
            finish(again);
        }
    }

    private List<Generation> timed(List<Generation> texts, Supplier<List<Generation>> work) {
        int before = made(texts);
        long start = System.nanoTime();
        List<Generation> again = work.get();
        int latents = made(texts) - before;
        // The first latent of a text comes from reading its prompt.
        if (before > 0 && latents > 0) {
            pace.took(start, (latents + texts.size() - 1) / texts.size());
        }
        return again;
    }

    private static int made(List<Generation> texts) {
        return texts.stream().mapToInt(Generation::made).sum();
    }

    /** @return false if all texts of the run are closed */
    private synchronized boolean begin(List<Generation> texts) {
        served = texts;
        return !texts.stream().allMatch(Generation::isClosed);
    }

    private synchronized void finish(List<Generation> again) {
        served = List.of();
        Thread.interrupted(); // was meant for the run that has just ended
        again.forEach(waiting::addFirst);
        notifyAll();
    }

    /** Removes a text; interrupts the native run if none of its texts is still needed. */
    private synchronized void leave(Generation generation) {
        waiting.remove(generation);
        if (served.contains(generation) && served.stream().allMatch(Generation::isClosed)) {
            thread.interrupt();
        }
    }

    private synchronized boolean awaitUnserved(Generation generation, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (served.contains(generation)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Gives a text access to the decoder. */
    private final class Care implements Generation.Maker {
        @Override
        public void leave(Generation generation) {
            Decoder.this.leave(generation);
        }

        @Override
        public boolean awaitEnd(Generation generation) {
            return Patience.await(millis -> awaitUnserved(generation, millis));
        }
    }

    private static TTSException.EngineUnavailable closedError() {
        return new TTSException.EngineUnavailable("XTTS was closed", null);
    }
}
