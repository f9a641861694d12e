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
 * One text while its latents are made: what is to be said, and the latents on their way from the decoding thread to the one
 * that hears them. The latents that wait are at most those of one text, so nobody has to hold the decoding up.
 */
final class Generation implements Latents {

    private final TextTokens text;
    private final Conditioning voice;
    private final SamplingSettings settings;
    private final Maker maker;
    private final Deque<float[]> waiting = new ArrayDeque<>(); // guarded by this, as all below
    private int taken;
    private int made;
    private int attempt;
    private boolean ended;
    private boolean cut;
    private boolean closed;
    private RuntimeException failure;

    /** Who makes the latents. */
    interface Maker {

        /** Told once when nobody wants the rest. */
        void leave(Generation generation);

        /** Waits until no run under way serves {@code generation}, which was left; false if one still does. */
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

    /** How this attempt chooses codes; each attempt has a seed of its own. */
    synchronized SamplingSettings settings() {
        return attempt == 0 ? settings : settings.withSeed(new SplitMix64(settings.seed()).next());
    }

    synchronized void push(float[] latent) {
        made++;
        waiting.add(latent);
        notifyAll();
    }

    /** Latents that were pushed, those that were forgotten again included. */
    synchronized int made() {
        return made;
    }

    /** Says that the last latent was pushed. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Says that no more latents come, and why. */
    synchronized void fail(RuntimeException reason) {
        failure = reason;
        notifyAll();
    }

    /**
     * Forgets all latents, so that they can be made again.
     *
     * @return false, and nothing is forgotten, if one was heard already, this was done before, or the speech is repeatable
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
     * Says that the speech has lost its way and ends here. Forgets the latents from the {@code index}-th on, as far as nobody
     * heard them; not where the speech is repeatable.
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
