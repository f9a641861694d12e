package org.assistant.tts.speech.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/**
 * An engine that speaks one text on a thread of its own. One other thread takes the sound, which waits in a short queue; a
 * listener who takes none slows the engine. Any thread may cancel it; no sound comes out after that.
 */
public final class SpeechRun implements Runnable {

    /** How far the engine may be ahead of the listener: most answers are whole by then, so that its place is soon free. */
    private static final long MOST_NANOS_AHEAD = 10_000_000_000L;

    /** No engine goes on for longer, by the contract of {@link TTSEngine#speak}. */
    private static final long LONGEST_END_NANOS = 2_000_000_000;

    private final String speaker;
    private final TTSEngine engine;
    private final SpeechRequest request;
    private final Place place;
    private final Consumer<SpeechRun> atEnd;
    private final Deque<Pcm> sound = new ArrayDeque<>(); // guarded by this, like all below
    private long nanosAhead;
    private Thread thread; // while the engine works on it
    private long began;
    private long busyNanos;
    private long firstSoundNanos = -1;
    private boolean cancelled;
    private long cancelledAt;
    private long nanosAfterCancel;
    private boolean heard;
    private boolean ended;
    private boolean whole;
    private RuntimeException failure;

    /**
     * @param speaker name of {@code engine}
     * @param place told when the engine waits for the listener, and when it goes on
     * @param atEnd told once, when the engine has really ended, or never began
     */
    SpeechRun(String speaker, TTSEngine engine, SpeechRequest request, Place place, Consumer<SpeechRun> atEnd) {
        this.speaker = speaker;
        this.engine = engine;
        this.request = request;
        this.place = place;
        this.atEnd = atEnd;
    }

    /** What an engine takes up while it works. */
    interface Place {

        /** Of an engine whose places are not counted. */
        Place UNCOUNTED = new Place() {
            @Override
            public void rest() {}

            @Override
            public void resume() {}
        };

        /** The engine waits for its listener. */
        void rest();

        /** It works again. */
        void resume();
    }

    /**
     * A run of an engine without a guard, begun.
     *
     * @throws TTSException.EngineOverloaded if there is no thread for it
     */
    public static SpeechRun start(String speaker, TTSEngine engine, SpeechRequest request, SpeechThreads threads) {
        SpeechRun run = new SpeechRun(speaker, engine, request, Place.UNCOUNTED, ended -> {});
        try {
            threads.execute(run);
        } catch (RejectedExecutionException e) {
            throw new TTSException.EngineOverloaded("the server has no thread left; try again in a moment");
        }
        return run;
    }

    /** A run without a guard that speaks the same. */
    public SpeechRun again(SpeechThreads threads) {
        return start(speaker, engine, request, threads);
    }

    /** The name of the engine. */
    public String speaker() {
        return speaker;
    }

    /** What it speaks. */
    public SpeechRequest request() {
        return request;
    }

    @Override
    public void run() {
        RuntimeException failed = null;
        try {
            begin();
            engine.speak(request, this::put);
        } catch (RuntimeException e) {
            failed = e;
        } catch (Error e) { // a library that does not link, or no memory: the sentence is not lost for that
            failed = new TTSException.SynthesisFailed("the engine failed: " + e, e);
        } finally {
            end(failed);
            atEnd.accept(this);
        }
    }

    /** Ends the engine's work, soon, and the sound at once. Idempotent. */
    public synchronized void cancel() {
        if (!cancelled) {
            cancelled = true;
            cancelledAt = System.nanoTime();
        }
        sound.clear();
        if (thread != null) {
            thread.interrupt();
        }
        notifyAll();
    }

    /** Waits for the next piece, or the end, as long as it takes; else as the other {@link #await(long)}. */
    public void await() {
        while (!await(System.nanoTime() + MOST_NANOS_AHEAD)) {
            // Whoever waits without a limit is interrupted when it has lasted too long.
        }
    }

    /**
     * Waits for the next piece, or the end.
     *
     * @param until when to give up, as {@link System#nanoTime} counts
     * @return false if there was neither by then
     * @throws TTSException.Cancelled if it was cancelled; or the waiting thread was interrupted, which cancels it
     */
    public synchronized boolean await(long until) {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            while (sound.isEmpty() && !ended && !cancelled) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
        checkCancelled();
        return true;
    }

    /** Waits until the engine has ended after {@link #cancel}, however often the waiting thread is interrupted; not for long. */
    public synchronized void awaitEnd() {
        boolean interrupted = false;
        long until = System.nanoTime() + LONGEST_END_NANOS;
        for (long left = LONGEST_END_NANOS; thread != null && left > 0; left = until - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The next piece, after {@link #await}; nothing at the end.
     *
     * @throws RuntimeException what the engine threw, after all the sound before it was taken
     */
    public synchronized Optional<Pcm> take() {
        checkCancelled();
        Pcm piece = sound.pollFirst();
        if (piece == null && failure != null) {
            throw failure;
        }
        if (piece != null) {
            heard = true;
            nanosAhead -= piece.duration().toNanos();
            notifyAll();
        }
        return Optional.ofNullable(piece);
    }

    /** Whether there is sound to take now. */
    synchronized boolean hasSound() {
        return !sound.isEmpty();
    }

    /** Whether any sound of it was taken. */
    public synchronized boolean wasHeard() {
        return heard;
    }

    /** Whether the engine spoke the text to its end. */
    synchronized boolean isWhole() {
        return whole;
    }

    /** When the engine began, as {@link System#nanoTime} counts; now if it has not. */
    public synchronized long startedAt() {
        return thread == null && !ended ? System.nanoTime() : began;
    }

    /** How long the engine worked, without its waiting for the listener, in nanoseconds. */
    public synchronized long busyNanos() {
        return thread == null ? busyNanos : busyNanos + System.nanoTime() - began;
    }

    /** How long the engine took to its first sound, in nanoseconds; -1 if there was none. */
    synchronized long firstSoundNanos() {
        return firstSoundNanos;
    }

    /** How long the engine went on after it was cancelled, in nanoseconds; 0 if it was not, or was not at work. */
    synchronized long nanosAfterCancel() {
        return nanosAfterCancel;
    }

    private synchronized void begin() {
        checkCancelled();
        thread = Thread.currentThread();
        began = System.nanoTime();
    }

    private synchronized void put(Pcm piece) {
        if (nanosAhead >= MOST_NANOS_AHEAD) {
            long waiting = System.nanoTime();
            awaitListener();
            busyNanos -= System.nanoTime() - waiting;
        }
        checkCancelled();
        if (firstSoundNanos < 0) {
            firstSoundNanos = System.nanoTime() - began;
        }
        sound.addLast(piece);
        nanosAhead += piece.duration().toNanos();
        notifyAll();
    }

    private void awaitListener() {
        place.rest();
        try {
            while (nanosAhead >= MOST_NANOS_AHEAD && !cancelled) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } finally {
            place.resume();
        }
    }

    private synchronized void end(RuntimeException failed) {
        if (thread != null) {
            busyNanos += System.nanoTime() - began;
            thread = null;
            nanosAfterCancel = cancelled ? System.nanoTime() - cancelledAt : 0;
        }
        if (cancelled) {
            Thread.interrupted(); // the thread goes back to its pool as it came
        }
        failure = failed;
        whole = failed == null && !cancelled;
        ended = true;
        notifyAll();
    }

    private void checkCancelled() {
        if (cancelled) {
            throw new TTSException.Cancelled(null);
        }
    }
}
