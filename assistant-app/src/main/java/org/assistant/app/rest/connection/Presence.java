package org.assistant.app.rest.connection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.assistant.app.rest.body.ClientGone;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.TTSException;

/** A client that may leave before it is answered, or read its answer slowly. */
public interface Presence {

    /** How often a wait checks for a cancelled utterance. */
    Duration LOOK = Duration.ofMillis(200);

    /**
     * Runs {@code work} on the calling thread.
     *
     * @param end ends the work; called from another thread when the client has left, perhaps more than once
     * @throws ClientGone if that ended the work
     */
    void during(Runnable end, Runnable work);

    /** The same for work that has a result. */
    default <T> T during(Runnable end, Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        during(end, (Runnable) () -> result.set(work.get()));
        return result.get();
    }

    /**
     * Waits at most {@code longest} while the client still has to read much of what was written. Returns at once if its
     * connection can't be watched or the client has left.
     *
     * @return whether there is room for more
     * @throws TTSException.Cancelled if the thread is interrupted
     */
    default boolean awaitRoom(Duration longest) {
        return true;
    }

    /**
     * Waits until there is room for more, so that nothing is spoken for a client that does not read.
     *
     * @throws TTSException.Cancelled if {@code utterance} is cancelled
     */
    default void awaitRoom(Utterance utterance) {
        while (!awaitRoom(LOOK)) {
            utterance.check();
        }
    }
}
