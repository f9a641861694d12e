package org.assistant.tts.speech.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.TTSException;

/**
 * The places at an engine, and the queue for them: first come, first served. A place is held until its work has really ended,
 * except while the work waits for its listener. Width and queue length may change at any time. Thread-safe.
 */
final class Lane {

    private final LongSupplier nanoTime;
    private final List<Ticket> running = new ArrayList<>(); // guarded by this, like all below
    private final List<Ticket> waiting = new ArrayList<>();
    private int width = 1;

    Lane(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Sets the number of places; a running text keeps its place. */
    synchronized void resize(int places) {
        width = places;
        grant();
    }

    /** The number of places taken. */
    synchronized int running() {
        return running.size();
    }

    /** The number of texts in the queue. */
    synchronized int waiting() {
        return waiting.size();
    }

    /**
     * How long the next text would wait for a place, in seconds; 0 if one is free.
     *
     * @param secondsACharacter that the work takes
     */
    synchronized double estimatedWait(double secondsACharacter) {
        if (isFree()) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        PriorityQueue<Double> free = new PriorityQueue<>(); // when each place becomes free, in seconds from now
        for (Ticket ticket : running) {
            free.add(Math.max(0, ticket.characters * secondsACharacter - (now - ticket.granted) / 1e9));
        }
        for (int leaving = running.size(); leaving > width; leaving--) {
            free.remove(); // a place that no longer exists
        }
        while (free.size() < width) {
            free.add(0.0);
        }
        for (Ticket ticket : waiting) {
            free.add(free.remove() + ticket.characters * secondsACharacter);
        }
        return free.element();
    }

    /**
     * Takes a place, or joins the queue.
     *
     * @param characters of the text, a measure of its work
     * @param mostWaiting the longest queue, this text included
     * @param secondsACharacter as in {@link #estimatedWait}
     * @param patienceSeconds longest wait that is acceptable
     * @throws GuardFailure.Crowded if no place is free and the queue is full or too slow
     */
    synchronized Ticket enter(int characters, int mostWaiting, double secondsACharacter, double patienceSeconds) {
        if (!isFree()) {
            if (waiting.size() >= mostWaiting) {
                throw new GuardFailure.Crowded(waiting.size() + " sentences already wait for the engine");
            }
            if (estimatedWait(secondsACharacter) > patienceSeconds) {
                throw new GuardFailure.Crowded("the engine has too much to speak to be in time");
            }
        }
        Ticket ticket = new Ticket(characters);
        waiting.add(ticket);
        grant();
        return ticket;
    }

    /** Whether the next text would get a place at once. */
    synchronized boolean isFree() {
        return waiting.isEmpty() && running.size() < width;
    }

    private synchronized void grant() {
        while (running.size() < width && !waiting.isEmpty()) {
            Ticket next = waiting.remove(0);
            next.granted = nanoTime.getAsLong();
            running.add(next);
        }
        notifyAll();
    }

    private synchronized void leave(Ticket ticket) {
        ticket.closed = true;
        waiting.remove(ticket);
        running.remove(ticket);
        grant();
    }

    private synchronized void await(Ticket ticket) {
        try {
            while (!ticket.closed && !running.contains(ticket)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
        if (ticket.closed) {
            throw new TTSException.Cancelled(null);
        }
    }

    private synchronized void rest(Ticket ticket) {
        running.remove(ticket);
        grant();
    }

    private synchronized void resume(Ticket ticket) {
        if (!ticket.closed) {
            running.add(ticket);
        }
    }

    /** A place, or a position in the queue; closing releases it once. */
    final class Ticket implements SpeechRun.Place, AutoCloseable {
        private final int characters;
        private long granted; // guarded by the lane
        private boolean closed; // guarded by the lane

        private Ticket(int characters) {
            this.characters = characters;
        }

        /**
         * Waits for the place.
         *
         * @throws TTSException.Cancelled if the ticket was closed or the thread interrupted meanwhile
         */
        void await() {
            Lane.this.await(this);
        }

        @Override
        public void rest() {
            Lane.this.rest(this);
        }

        /** Takes the place back at once, even if that is one too many for a while: running work is never stopped. */
        @Override
        public void resume() {
            Lane.this.resume(this);
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
