package org.assistant.tts.threads;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.TTSException;

/**
 * Checks for free Java heap before a large allocation: a refused request costs less than an OutOfMemoryError, which ends the
 * server. Thread-safe.
 */
public final class HeapRoom {

    /** After a collection that did not help, requests are refused this long without another, since each stops the server. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final int MEBIBYTE = 1 << 20;

    private final LongSupplier free;
    private final Runnable collection;
    private final LongSupplier nanoTime;
    private long collectedAt; // guarded by this
    private boolean full; // guarded by this; whether that collection freed too little

    /** Checks the heap of this JVM. */
    public HeapRoom() {
        this(HeapRoom::unused, System::gc, System::nanoTime);
    }

    /**
     * @param free returns the bytes that can be allocated before the next collection
     * @param collection collects garbage
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
     * @param purpose the purpose of the memory, for people: "Japanese"
     * @throws TTSException.EngineUnavailable if they can't; the message names a remedy
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
