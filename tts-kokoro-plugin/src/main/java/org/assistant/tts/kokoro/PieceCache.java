package org.assistant.tts.kokoro;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.spi.CacheCounts;

/**
 * The network's output for recently used pieces. The network makes the same samples for the same tokens, style and speed, so a
 * cached piece equals a new one. For one network. Thread-safe.
 */
final class PieceCache {

    /** The largest share of one piece; without a limit, one long text would evict all greetings. */
    private static final int LARGEST_PART = 8;

    /** Keys that are remembered without their sound; each takes some 2 KB. */
    private static final int MOST_ASKED = 256;

    /** A heap of 128 MB has some 50 MB free. */
    private static final int HEAP_PART = 8;

    private final long mostBytes;
    private final Map<Key, PieceSound> pieces =
            new LinkedHashMap<>(16, 0.75f, true); // least recently used first; guarded by this
    private final Map<Key, Boolean> asked = new LinkedHashMap<>(16, 0.75f, true) { // guarded by this
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
                    return size() > MOST_ASKED;
                }
            };
    private long bytes; // guarded by this
    private long hits; // guarded by this
    private long misses; // guarded by this

    /**
     * A cache of {@code megabytes}, or of the allowed share of a small heap.
     *
     * @param heapBytes the maximum size of the heap
     */
    static PieceCache of(int megabytes, long heapBytes) {
        return new PieceCache(Math.min((long) megabytes << 20, heapBytes / HEAP_PART));
    }

    /** @param mostBytes the capacity; 0 keeps nothing */
    PieceCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The input of the network. Immutable. */
    static final class Key {
        private final long[] tokens;
        private final float[] style;
        private final float speed;

        /**
         * @param tokens owned by this object from now on
         * @param style owned by this object from now on
         */
        Key(long[] tokens, float[] style, float speed) {
            this.tokens = tokens;
            this.style = style;
            this.speed = speed;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Arrays.equals(tokens, key.tokens)
                    && Arrays.equals(style, key.style)
                    && Float.compare(speed, key.speed) == 0;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Arrays.hashCode(tokens) + Arrays.hashCode(style)) + Float.hashCode(speed);
        }

        /** [n+2]; owned by this object, read-only. */
        long[] tokens() {
            return tokens;
        }

        /** [256]; owned by this object, read-only. */
        float[] style() {
            return style;
        }

        private long bytes() {
            return (long) tokens.length * Long.BYTES + (long) style.length * Float.BYTES;
        }
    }

    /** A copy of the output for {@code key}; empty if it is not cached. */
    synchronized Optional<PieceSound> find(Key key) {
        PieceSound known = pieces.get(key);
        if (known == null) {
            misses++;
            return Optional.empty();
        }
        hits++;
        return Optional.of(known.copy());
    }

    synchronized CacheCounts counts() {
        return new CacheCounts(hits, misses, bytes, mostBytes);
    }

    /**
     * Records a request for {@code key}, and returns whether there was one before: such a piece is likely to come again, and so
     * is worth making in a form that can be cached. Never true if the cache keeps nothing.
     */
    synchronized boolean askedAgain(Key key) {
        return mostBytes > 0 && asked.put(key, true) != null;
    }

    /** Caches a copy of {@code utterance}; evicts the least recently used pieces if there is no room. */
    synchronized void keep(Key key, PieceSound utterance) {
        if (bytes(key, utterance) > mostBytes / LARGEST_PART) {
            return;
        }
        PieceSound before = pieces.put(key, utterance.copy());
        bytes += bytes(key, utterance) - (before == null ? 0 : bytes(key, before));
        for (Iterator<Map.Entry<Key, PieceSound>> oldest = pieces.entrySet().iterator(); bytes > mostBytes; ) {
            Map.Entry<Key, PieceSound> entry = oldest.next();
            bytes -= bytes(entry.getKey(), entry.getValue());
            oldest.remove();
        }
    }

    private static long bytes(Key key, PieceSound utterance) {
        return key.bytes()
                + (long) utterance.samples().length * Float.BYTES
                + (long) utterance.frames().length * Long.BYTES;
    }
}
