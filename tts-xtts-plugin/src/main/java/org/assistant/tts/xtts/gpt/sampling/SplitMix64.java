package org.assistant.tts.xtts.gpt.sampling;

/**
 * Random numbers fully determined by a seed, on every machine and every JDK: SplitMix64 (Steele, Lea and Flood, 2014). For one
 * thread.
 */
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The next number in [0, 1), one of 2^53 values. */
    double nextDouble() {
        return (next() >>> 11) * 0x1.0p-53;
    }
}
