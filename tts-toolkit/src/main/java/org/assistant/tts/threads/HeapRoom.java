package org.assistant.tts.threads;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.TTSException;

/**
 * The free part of the Java heap. Whoever is about to fill much of it asks here first: a request that is refused costs less
 * than an OutOfMemoryError, which ends the server. Safe for use by many threads.
 */
public final class HeapRoom {

    /** After a collection that did not help, requests are refused without another one for this long: each stops the server. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final int MEBIBYTE = 1 << 20;

    private final LongSupplier free;
    private final Runnable collection;
    private final LongSupplier nanoTime;
    private long collectedAt; // guarded by this
    private boolean full; // guarded by this; that collection left too little

    /** The heap of this JVM. */
    public HeapRoom() {
        this(HeapRoom::unused, System::gc, System::nanoTime);
    }

    /**
     * @param free gives the bytes that can still be allocated before the next collection
     * @param collection frees what is garbage
     * @param nanoTime the clock
     */
    HeapRoom(LongSupplier free, Runnable collection, LongSupplier nanoTime) {
        this.free = free;
        this.collection = collection;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns if {@code bytes} can be allocated.
     *
     * @param purpose of the memory, for people: "Japanese"
     * @throws TTSException.EngineUnavailable if they can't; says what to do
     */
    public synchronized void require(long bytes, String purpose) {
        if (free.getAsLong() >= bytes) {
            return;
        }
        if (!full || nanoTime.getAsLong() - collectedAt >= REST.toNanos()) {
            collection.run();
            collectedAt = nanoTime.getAsLong();
            full = free.getAsLong() < bytes;
            if (!full) {
                return;
            }
        }
        throw new TTSException.EngineUnavailable(
                purpose + " needs " + bytes / MEBIBYTE + " MB of Java heap, and " + free.getAsLong() / MEBIBYTE
                        + " MB are free; start the server with more heap, such as -Xmx768m",
                null);
    }

    private static long unused() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
