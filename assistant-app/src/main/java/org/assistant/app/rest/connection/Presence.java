package org.assistant.app.rest.connection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.assistant.app.rest.body.ClientGone;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.TTSException;

/** A client that may leave before it is answered, or take its answer slowly. */
public interface Presence {

    /** Time after which a cancelled utterance ends. */
    Duration LOOK = Duration.ofMillis(200);

    /**
     * Does {@code work} on the calling thread.
     *
     * @param end called when the client has left, from another thread and perhaps more than once; ends the work
     * @throws ClientGone if that ended it
     */
    void during(Runnable end, Runnable work);

    /** The same for work that has a result. */
    default <T> T during(Runnable end, Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        during(end, (Runnable) () -> result.set(work.get()));
        return result.get();
    }

    /**
     * Waits while the client has much yet to take of what was written for it, at most {@code longest}. Returns at once where nobody can
     * tell, or if the client has left.
     *
     * @return whether there is room for more
     * @throws TTSException.Cancelled if the thread is interrupted
     */
    default boolean awaitRoom(Duration longest) {
        return true;
    }

    /**
     * Waits until there is room for more, so that no more is spoken for a client that takes nothing.
     *
     * @throws TTSException.Cancelled if {@code utterance} is cancelled
     */
    default void awaitRoom(Utterance utterance) {
        while (!awaitRoom(LOOK)) {
            utterance.check();
        }
    }
}
