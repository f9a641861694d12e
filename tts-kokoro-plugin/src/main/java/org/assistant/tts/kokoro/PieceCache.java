package org.assistant.tts.kokoro;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.spi.CacheCounts;

/**
 * What the network made of pieces that were asked for lately. The network gives the same samples for the same tokens, style and speed,
 * so a piece that is found here is the one that would be made. For one network; safe for use by many threads.
 */
final class PieceCache {

    /** No piece takes more than this part, or one long text would drive out all greetings. */
    private static final int LARGEST_PART = 8;

    /** Pieces that are remembered without their sound; each takes some 2 KB. */
    private static final int MOST_ASKED = 256;

    /** A heap of 128 MB has some 50 free. */
    private static final int HEAP_PART = 8;

    private final long mostBytes;
    private final Map<Key, PieceSound> pieces =
            new LinkedHashMap<>(16, 0.75f, true); // least lately used first; guarded by this
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
     * A cache of {@code megabytes}, or of as much of a small heap as it may have.
     *
     * @param heapBytes that the heap may grow to
     */
    static PieceCache of(int megabytes, long heapBytes) {
        return new PieceCache(Math.min((long) megabytes << 20, heapBytes / HEAP_PART));
    }

    /** @param mostBytes that it may hold; 0 keeps nothing */
    PieceCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What the network is given. Immutable. */
    static final class Key {
        private final long[] tokens;
        private final float[] style;
        private final float speed;

        /**
         * @param tokens given away
         * @param style given away
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

        /** [n+2]; owned by this, read only. */
        long[] tokens() {
            return tokens;
        }

        /** [256]; owned by this, read only. */
        float[] style() {
            return style;
        }

        private long bytes() {
            return (long) tokens.length * Long.BYTES + (long) style.length * Float.BYTES;
        }
    }

    /** A copy of what {@code key} became before; nothing if that is not known any more. */
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
     * Notes that {@code key} was asked for, and tells whether it was before: such a piece is likely to come again, and worth making so
     * that it can be kept. Never true where nothing is kept.
     */
    synchronized boolean askedAgain(Key key) {
        return mostBytes > 0 && asked.put(key, true) != null;
    }

    /** Keeps a copy of {@code utterance}, and drops what was not asked for longest where there is no room. */
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
