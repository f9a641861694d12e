package org.assistant.tts.spi;

/**
 * What the cache of an engine did since the engine was made. An engine that makes the same sound of the same words need not make
 * it twice.
 *
 * @param hits pieces of speech that were found in it
 * @param misses pieces that were looked for in it and had to be made
 * @param bytes that it holds now
 * @param mostBytes that it may hold; 0 if it is switched off
 */
public record CacheCounts(long hits, long misses, long bytes, long mostBytes) {
    public CacheCounts {
        if (hits < 0 || misses < 0 || bytes < 0 || mostBytes < 0) {
            throw new IllegalArgumentException(
                    "counts must be at least 0, were " + hits + ", " + misses + ", " + bytes + " and " + mostBytes);
        }
    }
}
