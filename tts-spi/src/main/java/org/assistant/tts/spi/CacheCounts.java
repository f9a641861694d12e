package org.assistant.tts.spi;

/**
 * Hits, misses and size of an engine's cache of spoken pieces, counted since the engine was made.
 *
 * @param hits pieces of speech that were found in it
 * @param misses pieces that were not found in it and had to be made
 * @param bytes its size now
 * @param mostBytes its largest size; 0 if it is switched off
 */
public record CacheCounts(long hits, long misses, long bytes, long mostBytes) {
    public CacheCounts {
        if (hits < 0 || misses < 0 || bytes < 0 || mostBytes < 0) {
            throw new IllegalArgumentException(
                    "counts must be at least 0, were " + hits + ", " + misses + ", " + bytes + " and " + mostBytes);
        }
    }
}
