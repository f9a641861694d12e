package org.assistant.app.speech;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/**
 * An engine that speaks one sentence on a thread of its own. One other thread takes the sound, which waits in a short queue; a
 * listener who takes none slows the engine. Any thread may cancel it; no sound comes out after that.
 */
final class SpeechRun implements Runnable {

    /** How far the engine may be ahead of the listener: most sentences whole, so that its place is soon free. */
    private static final long MOST_NANOS_AHEAD = 10_000_000_000L;

    private final TTSEngine engine;
    private final SpeechRequest request;
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
    private boolean ended;
    private boolean whole;
    private RuntimeException failure;

    /** @param atEnd told once, when the engine has really ended, or never began */
    SpeechRun(TTSEngine engine, SpeechRequest request, Consumer<SpeechRun> atEnd) {
        this.engine = engine;
        this.request = request;
        this.atEnd = atEnd;
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
    synchronized void cancel() {
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

    /**
     * Waits for the next piece, or the end.
     *
     * @param until when to give up, as {@link System#nanoTime} counts
     * @return false if there was neither by then
     * @throws TTSException.Cancelled if it was cancelled; or the waiting thread was interrupted, which cancels it
     */
    synchronized boolean await(long until) {
        try {
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

    /**
     * The next piece, after {@link #await}; nothing at the end.
     *
     * @throws RuntimeException what the engine threw, after all the sound before it was taken
     */
    synchronized Optional<Pcm> take() {
        checkCancelled();
        Pcm piece = sound.pollFirst();
        if (piece == null && failure != null) {
            throw failure;
        }
        if (piece != null) {
            nanosAhead -= piece.duration().toNanos();
            notifyAll();
        }
        return Optional.ofNullable(piece);
    }

    /** Whether there is sound to take now. */
    synchronized boolean hasSound() {
        return !sound.isEmpty();
    }

    /** Whether the engine spoke the sentence to its end. */
    synchronized boolean isWhole() {
        return whole;
    }

    /** How long the engine worked, without its waiting for the listener, in nanoseconds. */
    synchronized long busyNanos() {
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
        long waiting = System.nanoTime();
        try {
            while (nanosAhead >= MOST_NANOS_AHEAD && !cancelled) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
        checkCancelled();
        busyNanos -= System.nanoTime() - waiting;
        if (firstSoundNanos < 0) {
            firstSoundNanos = System.nanoTime() - began;
        }
        sound.addLast(piece);
        nanosAhead += piece.duration().toNanos();
        notifyAll();
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
