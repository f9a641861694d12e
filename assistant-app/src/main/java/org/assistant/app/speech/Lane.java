package org.assistant.app.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.TTSException;

/**
 * The places at an engine, and the queue for them: first come, first served. Who has a place keeps it until its work has really
 * ended. Width and length of the queue may change while it is in use. Safe for many threads.
 */
final class Lane {

    private final LongSupplier nanoTime;
    private final List<Ticket> running = new ArrayList<>(); // guarded by this, like all below
    private final List<Ticket> waiting = new ArrayList<>();
    private int width = 1;

    Lane(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How many may have a place from now on; those who have one keep it. */
    synchronized void resize(int places) {
        width = places;
        grant();
    }

    /** How many have a place. */
    synchronized int running() {
        return running.size();
    }

    /** How many wait for one. */
    synchronized int waiting() {
        return waiting.size();
    }

    /**
     * How long the next one would wait for a place, in seconds; 0 if one is free.
     *
     * @param secondsACharacter that the work takes
     */
    synchronized double estimatedWait(double secondsACharacter) {
        if (isFree()) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        PriorityQueue<Double> free = new PriorityQueue<>(); // when each place will be, in seconds from now
        for (Ticket ticket : running) {
            free.add(Math.max(0, ticket.characters * secondsACharacter - (now - ticket.granted) / 1e9));
        }
        for (int leaving = running.size(); leaving > width; leaving--) {
            free.remove(); // a place that is no more
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
     * Takes a place, or one in the queue.
     *
     * @param characters of the text: how much work it is
     * @param mostWaiting who may be in the queue, this one included
     * @param secondsACharacter as in {@link #estimatedWait}
     * @param patienceSeconds longest wait that makes sense
     * @throws GuardFailure.Crowded if no place is free and the queue is full or too slow
     */
    synchronized Ticket enter(int characters, int mostWaiting, double secondsACharacter, double patienceSeconds) {
        if (!isFree()) {
            if (waiting.size() >= mostWaiting) {
                throw new GuardFailure.Crowded(waiting.size() + " sentences wait for the engine already");
            }
            if (estimatedWait(secondsACharacter) > patienceSeconds) {
                throw new GuardFailure.Crowded("the engine has too much to say to be in time");
            }
        }
        Ticket ticket = new Ticket(characters);
        waiting.add(ticket);
        grant();
        return ticket;
    }

    /** Whether the next one has a place at once. */
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

    private synchronized boolean await(Ticket ticket, long until) {
        try {
            while (!ticket.closed && !running.contains(ticket)) {
                long left = until - nanoTime.getAsLong();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
        if (ticket.closed) {
            throw new TTSException.Cancelled(null);
        }
        return true;
    }

    /** A place, or one in the queue; closing gives it back once. */
    final class Ticket implements AutoCloseable {
        private final int characters;
        private long granted; // guarded by the lane
        private boolean closed; // guarded by the lane

        private Ticket(int characters) {
            this.characters = characters;
        }

        /**
         * Waits for the place.
         *
         * @param until when to give up, in nanoseconds of the lane's clock
         * @return false if it was not there by then
         * @throws TTSException.Cancelled if the ticket was closed or the thread interrupted meanwhile
         */
        boolean await(long until) {
            return Lane.this.await(this, until);
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
