package org.assistant.tts.kokoro.network;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assistant.tts.kokoro.voices.VoiceExpression;

/**
 * Kokoro's network loaded twice: with all threads for a single run, with few for concurrent runs. Concurrent runs are fastest
 * with one thread each: two runs of two threads would wait for each other at every operator.
 */
public final class SharingKokoro implements AcousticModel {

    private final AcousticModel alone;
    private final CompletableFuture<AcousticModel> shared;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * @param alone for a run that begins while there is no other; owned by this object
     * @param shared for a run that begins while there are others, once it is loaded; then owned by this object.
     * Closing this object cancels it
     */
    public SharingKokoro(AcousticModel alone, CompletableFuture<AcousticModel> shared) {
        this.alone = alone;
        this.shared = shared;
    }

    @Override
    public PieceSound speak(long[] tokens, float[] style, float speed) {
        boolean first = running.getAndIncrement() == 0;
        try {
            AcousticModel network = first || !isLoaded() ? alone : shared.join();
            return network.speak(tokens, style, speed);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public boolean gainsAlongside() {
        return isLoaded();
    }

    private boolean isLoaded() {
        return shared.isDone() && !shared.isCompletedExceptionally();
    }

    @Override
    public PieceSound speakAlongside(long[] tokens, float[] style, float speed) {
        running.incrementAndGet();
        try {
            return (isLoaded() ? shared.join() : alone).speak(tokens, style, speed);
        } finally {
            running.decrementAndGet();
        }
    }

    /** In windows only if there is no other run, since the margins of windows cost time. */
    @Override
    public Optional<OpenPiece> begin(long[] tokens, float[] style, float speed, VoiceExpression voice) {
        if (running.getAndIncrement() > 0) {
            running.decrementAndGet();
            return Optional.empty();
        }
        try {
            return alone.begin(tokens, style, speed, voice).map(Counted::new);
        } finally {
            running.decrementAndGet();
        }
    }

    /** A piece whose runs are counted. */
    private final class Counted implements OpenPiece {
        private final OpenPiece piece;

        Counted(OpenPiece piece) {
            this.piece = piece;
        }

        @Override
        public long[] frames() {
            return piece.frames();
        }

        @Override
        public boolean hasWindows() {
            return piece.hasWindows();
        }

        @Override
        public PieceSound whole() {
            return counted(piece::whole);
        }

        @Override
        public float[] window(int from, int to) {
            return counted(() -> piece.window(from, to));
        }

        private <T> T counted(Supplier<T> run) {
            running.incrementAndGet();
            try {
                return run.get();
            } finally {
                running.decrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        try {
            alone.close();
        } finally {
            shared.cancel(false); // the loader then closes its network
            if (!shared.isCompletedExceptionally()) {
                shared.join().close();
            }
        }
    }
}
