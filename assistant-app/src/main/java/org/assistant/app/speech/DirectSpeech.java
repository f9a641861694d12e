package org.assistant.app.speech;

import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/**
 * An engine that speaks on the thread of the caller, who made this object. Cancelling interrupts that thread only while it is
 * in the engine: whoever takes the sound may hold a connection that an interruption would close.
 */
final class DirectSpeech {

    private final Thread thread = Thread.currentThread();
    private boolean inEngine; // guarded by this, like all below
    private boolean cancelled;
    private boolean interrupted;

    /**
     * Speaks {@code request}.
     *
     * @throws TTSException as {@link TTSEngine#speak} does
     * @throws TTSException.Cancelled if {@link #cancel} was called, too; the interrupt status is then as it was before
     */
    void speak(TTSEngine engine, SpeechRequest request, Consumer<Pcm> sink) {
        enter();
        try {
            engine.speak(request, piece -> {
                leave();
                check();
                sink.accept(piece);
                enter();
            });
        } finally {
            leave();
        }
        check();
    }

    /** Ends the speech, from any thread. */
    synchronized void cancel() {
        cancelled = true;
        if (inEngine && !interrupted) {
            interrupted = true;
            thread.interrupt();
        }
    }

    private synchronized void enter() {
        check();
        inEngine = true;
    }

    private synchronized void leave() {
        inEngine = false;
        if (interrupted) {
            Thread.interrupted(); // it was for the engine, and for nobody after it
        }
    }

    private synchronized void check() {
        if (cancelled) {
            throw new TTSException.Cancelled(null);
        }
    }
}
