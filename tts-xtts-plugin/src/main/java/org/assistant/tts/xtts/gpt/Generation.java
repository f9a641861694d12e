package org.assistant.tts.xtts.gpt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.gpt.sampling.SplitMix64;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * One text while its latents are made: the request, and the latents on their way from the decoding thread to the thread that
 * makes sound of them. At most the latents of one text wait here, so the decoding thread never has to block.
 */
final class Generation implements Latents {

    private final TextTokens text;
    private final Conditioning voice;
    private final SamplingSettings settings;
    private final Maker maker;
    private final Deque<float[]> waiting = new ArrayDeque<>(); // guarded by this, like all fields below
    private int taken;
    private int made;
    private int attempt;
    private boolean ended;
    private boolean cut;
    private boolean closed;
    private RuntimeException failure;

    /** Makes the latents. */
    interface Maker {

        /** Called once, when the remaining latents are no longer needed. */
        void leave(Generation generation);

        /** Waits until no run in progress serves the closed {@code generation}; returns false if one still does. */
        default boolean awaitEnd(Generation generation) {
            return true;
        }
    }

    Generation(TextTokens text, Conditioning voice, SamplingSettings settings, Maker maker) {
        this.text = text;
        this.voice = voice;
        this.settings = settings;
        this.maker = maker;
    }

    TextTokens text() {
        return text;
    }

    Conditioning voice() {
        return voice;
    }

    /** How this attempt chooses codes; each attempt has its own seed. */
    synchronized SamplingSettings settings() {
        return attempt == 0 ? settings : settings.withSeed(new SplitMix64(settings.seed()).next());
    }

    synchronized void push(float[] latent) {
        made++;
        waiting.add(latent);
        notifyAll();
    }

    /** The number of latents pushed, including those discarded later. */
    synchronized int made() {
        return made;
    }

    /** Marks the last latent as pushed. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Ends the latents with an error. */
    synchronized void fail(RuntimeException reason) {
        failure = reason;
        notifyAll();
    }

    /**
     * Discards all latents, so that they can be made again.
     *
     * @return false, with nothing discarded, if a latent was taken already, this was done before, or the speech is repeatable
     */
    synchronized boolean restart() {
        if (taken > 0 || attempt > 0 || settings.repeatable()) {
            return false;
        }
        waiting.clear();
        attempt++;
        return true;
    }

    /**
     * Ends the speech here because it lost its way. Discards the latents from the {@code index}-th on that were not taken yet,
     * unless the speech is repeatable.
     */
    synchronized void cut(int index) {
        while (!settings.repeatable() && !waiting.isEmpty() && taken + waiting.size() > index) {
            waiting.removeLast();
        }
        cut = true;
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized boolean isCut() {
        return cut;
    }

    synchronized boolean isUnderWay() {
        return !ended && !closed && failure == null;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized Optional<float[]> next() {
        try {
            while (waiting.isEmpty() && !ended && failure == null) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
        if (failure != null) {
            throw failure;
        }
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        taken++;
        return Optional.of(waiting.removeFirst());
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        maker.leave(this);
    }

    @Override
    public boolean awaitEnd() {
        return maker.awaitEnd(this);
    }
}
