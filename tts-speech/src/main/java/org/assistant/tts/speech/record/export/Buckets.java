package org.assistant.tts.speech.record.export;

import java.util.Arrays;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * How often a figure was at most so large, since the start: a histogram as Prometheus defines it, whose buckets only grow. Those
 * of Payara are counted in a sample of the last 1028 values, so that their rates say nothing. Safe for many threads.
 */
final class Buckets {

    private final double[] limits;
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    /** @param limits the largest figure of each bucket, ascending; one without a limit follows them */
    Buckets(double... limits) {
        this.limits = limits.clone();
        this.counts = IntStream.rangeClosed(0, limits.length)
                .mapToObj(i -> new LongAdder())
                .toArray(LongAdder[]::new);
    }

    /** How many buckets there are. */
    int size() {
        return counts.length;
    }

    /** The label {@code le} of a bucket. */
    String limit(int bucket) {
        return bucket < limits.length ? Double.toString(limits[bucket]) : "+Inf";
    }

    void add(double figure) {
        int bucket = Arrays.binarySearch(limits, figure);
        counts[bucket < 0 ? -bucket - 1 : bucket].increment();
        sum.add(figure);
    }

    /** How many figures were at most the limit of {@code bucket}. */
    long upTo(int bucket) {
        return Arrays.stream(counts, 0, bucket + 1).mapToLong(LongAdder::sum).sum();
    }

    /** How many figures there were. */
    long count() {
        return upTo(limits.length);
    }

    double sum() {
        return sum.sum();
    }
}
