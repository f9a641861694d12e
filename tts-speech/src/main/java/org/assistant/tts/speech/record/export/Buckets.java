package org.assistant.tts.speech.record.export;

import java.util.Arrays;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * A cumulative histogram since the start, as Prometheus defines it: its buckets only grow. Payara's own histogram samples the
 * last 1028 values, so rates over it mean nothing. Thread-safe.
 */
final class Buckets {

    private final double[] limits;
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    /** @param limits upper bound of each bucket, ascending; a bucket without a bound follows them */
    Buckets(double... limits) {
        this.limits = limits.clone();
        this.counts = IntStream.rangeClosed(0, limits.length)
                .mapToObj(i -> new LongAdder())
                .toArray(LongAdder[]::new);
    }

    /** The number of buckets. */
    int size() {
        return counts.length;
    }

    /** The label {@code le} of a bucket. */
    String limit(int bucket) {
        return bucket < limits.length ? Double.toString(limits[bucket]) : "+Inf";
    }

    void add(double value) {
        int bucket = Arrays.binarySearch(limits, value);
        counts[bucket < 0 ? -bucket - 1 : bucket].increment();
        sum.add(value);
    }

    /** The number of values up to the bound of {@code bucket}. */
    long upTo(int bucket) {
        return Arrays.stream(counts, 0, bucket + 1).mapToLong(LongAdder::sum).sum();
    }

    /** The number of values. */
    long count() {
        return upTo(limits.length);
    }

    double sum() {
        return sum.sum();
    }
}
