package org.assistant.tts.kokoro;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kokoro's network loaded twice: with all threads for a run that is alone, with few for runs at once. One thread a run is the most
 * that processors make together; two runs of two threads would wait for each other at every operator.
 */
final class SharingKokoro implements AcousticModel {

    private final AcousticModel alone;
    private final CompletableFuture<AcousticModel> shared;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * @param alone for a run that begins while there is no other; owned by this
     * @param shared for one that begins while there is, once it is loaded; then owned by this.
     *     Closing this cancels it
     */
    SharingKokoro(AcousticModel alone, CompletableFuture<AcousticModel> shared) {
        this.alone = alone;
        this.shared = shared;
    }

    @Override
    public Utterance speak(long[] tokens, float[] style, float speed) {
        boolean first = running.getAndIncrement() == 0;
        try {
            AcousticModel network = first || shared.isCompletedExceptionally() ? alone : shared.getNow(alone);
            return network.speak(tokens, style, speed);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public void close() {
        try {
            alone.close();
        } finally {
            shared.cancel(false); // whoever loads it finds that nobody wants it
            if (!shared.isCompletedExceptionally()) {
                shared.join().close();
            }
        }
    }
}
