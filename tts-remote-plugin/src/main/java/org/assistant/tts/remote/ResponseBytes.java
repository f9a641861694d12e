package org.assistant.tts.remote;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response as it arrives, read no faster than it is consumed, so that a slow listener slows the other server. Not
 * thread-safe, except {@link #abort}.
 */
final class ResponseBytes implements BodySubscriber<ResponseBytes> {

    private final ArrayDeque<ByteBuffer> arrived = new ArrayDeque<>(); // guarded by this, as all below
    private Flow.Subscription subscription; // null until the body begins
    private IOException failure; // null unless the connection broke
    private boolean ended;

    @Override
    public CompletionStage<ResponseBytes> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        if (ended) {
            begun.cancel();
        } else {
            begun.request(1);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> bytes) {
        arrived.addAll(bytes);
        notifyAll();
    }

    @Override
    public synchronized void onError(Throwable cause) {
        failure = cause instanceof IOException e ? e : new IOException(cause);
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized void onComplete() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits for the next bytes.
     *
     * @param longest time without any bytes
     * @return empty at the end
     * @throws IOException if the connection broke, or nothing arrived in time
     * @throws InterruptedException if the thread was interrupted
     */
    synchronized Optional<ByteBuffer> take(Duration longest) throws IOException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (arrived.isEmpty() && !ended) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new IOException("nothing came for " + longest.toMillis() + " ms");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        ByteBuffer next = arrived.poll();
        if (next == null && failure != null) {
            throw failure;
        }
        if (next != null && arrived.isEmpty() && !ended) {
            subscription.request(1);
        }
        return Optional.ofNullable(next);
    }

    /** Closes the connection; a waiting reader gets an exception. Idempotent; does nothing after the end. */
    synchronized void abort() {
        if (ended) {
            return;
        }
        ended = true;
        failure = new IOException("the call was ended");
        if (subscription != null) {
            subscription.cancel();
        }
        notifyAll();
    }
}
