package org.assistant.app.live;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.SpokenSentence;
import org.assistant.app.rest.body.FailureLog;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Lead;

/**
 * The answer to one message while it is sent. Everything passes one gate, which {@link #cut} shuts: a message under way may still
 * go out, and after it only the message that the turn was stopped. That message does not wait for the engine, which takes a
 * moment to end.
 */
final class Turn implements ReplyListener {

    /** Audio is sent in frames of at most a third of a second, so that a cut never waits for a long one. */
    private static final int FRAME_BYTES = 16_384;

    private final int number;
    private final Outlet outlet;
    private final LongConsumer cancel;
    private final Supplier<Duration> longestLead;
    private final Lead lead = new Lead(System::nanoTime);
    private final CountDownLatch cut = new CountDownLatch(1);
    private final ReentrantLock gate = new ReentrantLock(true);
    private boolean toldStopped; // guarded by the gate
    private SpokenSentence sentence;

    /** The threads that a cut has to wake; guarded by this, as are the fields below. */
    private final Set<Thread> inside = new HashSet<>();

    private Optional<Function<ReplyListener, Reply.Timings>> work; // released by a cut: it holds the whole message
    private long utterance;
    private boolean ended;

    /**
     * @param number of the turn in its conversation, from 1
     * @param work speaks to the listener on the calling thread
     * @param cancel ends the utterance with a number
     * @param longestLead how much audio may be ahead of the listener; a piece that has begun is sent whole
     */
    Turn(
            int number,
            Function<ReplyListener, Reply.Timings> work,
            Outlet outlet,
            LongConsumer cancel,
            Supplier<Duration> longestLead) {
        this.number = number;
        this.work = Optional.of(work);
        this.outlet = outlet;
        this.cancel = cancel;
        this.longestLead = longestLead;
    }

    /**
     * Speaks on the calling thread until the turn is over, and tells the client how it ended.
     *
     * @throws ListenerGone if the client is gone
     */
    void run() {
        LiveMessage last;
        try {
            enter();
            last = LiveMessage.done(number, taken().apply(this));
        } catch (ListenerGone e) {
            throw e;
        } catch (RuntimeException e) {
            if (!isCut()) {
                FailureLog.tell(e);
            }
            last = LiveMessage.failed(OptionalInt.of(number), e);
        } finally {
            end();
        }
        if (isCut()) {
            tellStopped();
        } else {
            outlet.send(last);
        }
    }

    /**
     * Ends the turn from any thread, without waiting.
     *
     * @return false if it has already ended
     */
    boolean cut() {
        long speaking;
        synchronized (this) {
            if (ended) {
                return false;
            }
            cut.countDown();
            work = Optional.empty();
            inside.forEach(Thread::interrupt);
            speaking = utterance;
        }
        if (speaking != 0) {
            cancel.accept(speaking);
        }
        return true;
    }

    /**
     * Tells the client once that the turn was cut; returns when the network has taken the message, whichever thread sent it.
     *
     * @throws ListenerGone if the client is gone
     */
    void tellStopped() {
        gate.lock();
        try {
            if (!toldStopped) {
                toldStopped = true;
                outlet.send(LiveMessage.stopped(number));
            }
        } finally {
            gate.unlock();
        }
    }

    @Override
    public void begun(long number) {
        synchronized (this) {
            utterance = number;
        }
        requireOpen();
    }

    @Override
    public void text(String delta) {
        enter();
        try {
            pass(() -> outlet.send(LiveMessage.text(number, delta)));
        } finally {
            leave();
        }
    }

    @Override
    public void hold() {
        long tooMuch = lead.nanos() - longestLead.get().toNanos();
        if (tooMuch > 0) {
            try {
                cut.await(tooMuch, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TTSException.Cancelled(e);
            }
        }
        requireOpen();
    }

    @Override
    public void audio(Pcm piece, SpokenSentence of) {
        requireOpen();
        if (!of.equals(sentence)) {
            sentence = of;
            pass(() -> outlet.send(LiveMessage.sentence(number, of, piece.sampleRate())));
        }
        byte[] samples = AudioFormat.PCM.encode(piece);
        for (int from = 0; from < samples.length; from += FRAME_BYTES) {
            byte[] frame = Arrays.copyOfRange(samples, from, Math.min(from + FRAME_BYTES, samples.length));
            pass(() -> outlet.send(frame));
        }
        lead.sent(piece.length(), piece.sampleRate());
    }

    private void pass(Runnable sending) {
        gate.lock();
        try {
            requireOpen();
            sending.run();
        } finally {
            gate.unlock();
        }
    }

    private boolean isCut() {
        return cut.getCount() == 0;
    }

    private void requireOpen() {
        if (isCut()) {
            throw new TTSException.Cancelled(null);
        }
    }

    private synchronized Function<ReplyListener, Reply.Timings> taken() {
        return work.orElseThrow(() -> new TTSException.Cancelled(null));
    }

    private synchronized void enter() {
        requireOpen();
        inside.add(Thread.currentThread());
    }

    private synchronized void leave() {
        inside.remove(Thread.currentThread());
    }

    private synchronized void end() {
        ended = true;
        inside.clear();
        if (isCut()) {
            // The interrupt of the cut must not affect what this thread does next.
            Thread.interrupted();
        }
    }
}
