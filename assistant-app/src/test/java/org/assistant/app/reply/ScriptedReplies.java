package org.assistant.app.reply;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Writes the same reply to every question, piece by piece; can wait and fail at a set place. */
final class ScriptedReplies implements ReplyGenerator {

    private final List<String> deltas;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger written = new AtomicInteger();
    private volatile CountDownLatch pause = new CountDownLatch(0);
    private volatile int pauseAfter = -1;
    private volatile RuntimeException failure;

    ScriptedReplies(String... deltas) {
        this.deltas = List.of(deltas);
    }

    /** Waits after {@code count} pieces until {@code latch} opens. */
    ScriptedReplies pausing(int count, CountDownLatch latch) {
        pauseAfter = count;
        pause = latch;
        return this;
    }

    /** Fails at the end of the reply. */
    ScriptedReplies failing(RuntimeException atTheEnd) {
        failure = atTheEnd;
        return this;
    }

    /** The number of pieces that were taken. */
    int written() {
        return written.get();
    }

    /** Opens once writing has ended. */
    CountDownLatch ended() {
        return ended;
    }

    @Override
    public void generate(String text, Consumer<String> sink) throws InterruptedException {
        try {
            for (String delta : deltas) {
                if (written.get() == pauseAfter) {
                    pause.await();
                }
                sink.accept(delta);
                written.incrementAndGet();
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            ended.countDown();
        }
    }
}
