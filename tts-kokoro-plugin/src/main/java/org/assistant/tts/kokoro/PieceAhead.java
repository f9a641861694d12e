package org.assistant.tts.kokoro;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Piece;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Patience;

/** A piece that is made on a thread of its own while the one before it is made. Not thread-safe. */
final class PieceAhead implements AutoCloseable {

    private final Piece piece;
    private final Tokens tokens;
    private final FutureTask<PieceSound> made;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Starts to make {@code piece}, which has the {@code tokens}, by {@code make}. */
    PieceAhead(Piece piece, Tokens tokens, Callable<PieceSound> make) {
        this.piece = piece;
        this.tokens = tokens;
        this.made = new FutureTask<>(make);
        this.thread = new Thread(this::run, "kokoro-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            made.run();
        } finally {
            ended.countDown();
        }
    }

    Piece piece() {
        return piece;
    }

    Tokens tokens() {
        return tokens;
    }

    /**
     * Waits for what became of it.
     *
     * @throws TTSException.Cancelled if the waiting thread was interrupted; it stays so
     * @throws TTSException what making it threw
     */
    PieceSound await() {
        try {
            return made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new TTSException.SynthesisFailed("speech failed: " + e.getCause(), e.getCause());
        }
    }

    /** Ends its run, if that has not ended. */
    @Override
    public void close() {
        thread.interrupt();
        Patience.await(ended);
    }
}
