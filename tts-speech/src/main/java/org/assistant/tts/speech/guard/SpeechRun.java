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
 * One text spoken by an engine on a thread of its own. One other thread takes the sound from a short queue; a listener that
 * takes none slows the engine. Any thread may cancel it; no sound comes out after that.
 */
public final class SpeechRun implements Runnable {

    /** How far the engine may be ahead of the listener: most answers end before that, so their places are free again soon. */
    private static final long MOST_NANOS_AHEAD = 10_000_000_000L;

    /** No engine takes longer to end, by the contract of {@link TTSEngine#speak}. */
    private static final long LONGEST_END_NANOS = 2_000_000_000;

    private final String speaker;
    private final TTSEngine engine;
    private final SpeechRequest request;
    private final Place place;
    private final Consumer<SpeechRun> atEnd;
    private final Deque<Pcm> sound = new ArrayDeque<>(); // guarded by this, like all below
    private long nanosAhead;
    private Thread thread; // null unless the engine is at work
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
     * @param place notified when the engine waits for the listener, and when it goes on
     * @param atEnd called once, when the engine has really ended, or never began
     */
    SpeechRun(String speaker, TTSEngine engine, SpeechRequest request, Place place, Consumer<SpeechRun> atEnd) {
        this.speaker = speaker;
        this.engine = engine;
        this.request = request;
        this.place = place;
        this.atEnd = atEnd;
    }

    /** What an engine occupies while it works. */
    interface Place {

        /** For an engine whose places are not counted. */
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
     * Starts a run of an engine without a guard.
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

    /** Starts the same text again, without a guard. */
    public SpeechRun again(SpeechThreads threads) {
        return start(speaker, engine, request, threads);
    }

    /** The name of the engine. */
    public String speaker() {
        return speaker;
    }

    /** The text that it speaks. */
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
        } catch (Error e) { // a library that fails to link, or no memory: another engine may still speak
            failed = new TTSException.SynthesisFailed("the engine failed: " + e, e);
        } finally {
            end(failed);
            atEnd.accept(this);
        }
    }

    /** Ends the sound at once and the engine's work soon. Idempotent. */
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

    /** Waits for the next piece, or the end, without a limit; otherwise as {@link #await(long)}. */
    public void await() {
        while (!await(System.nanoTime() + MOST_NANOS_AHEAD)) {
            // A caller that must not wait forever is interrupted.
        }
    }

    /**
     * Waits for the next piece or the end.
     *
     * @param until when to give up, by {@link System#nanoTime}
     * @return false if neither came by then
     * @throws TTSException.Cancelled if the run was cancelled, or the waiting thread was interrupted, which cancels it
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

    /** Waits until the engine has ended after {@link #cancel}, up to a limit; an interrupt does not shorten the wait. */
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
     * The next piece, after {@link #await}; empty at the end.
     *
     * @throws RuntimeException what the engine threw, once all earlier sound is taken
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

    /** Whether a piece can be taken now. */
    synchronized boolean hasSound() {
        return !sound.isEmpty();
    }

    /** Whether any of its sound was taken. */
    public synchronized boolean wasHeard() {
        return heard;
    }

    /** Whether the engine spoke the whole text. */
    synchronized boolean isWhole() {
        return whole;
    }

    /** When the engine began, by {@link System#nanoTime}; now if it has not. */
    public synchronized long startedAt() {
        return thread == null && !ended ? System.nanoTime() : began;
    }

    /** How long the engine worked, without waits for the listener, in nanoseconds. */
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
            Thread.interrupted(); // the thread returns to its pool without the interrupt
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
