package org.assistant.app.rest;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A client that may leave before it is answered. */
interface Presence {

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
}
