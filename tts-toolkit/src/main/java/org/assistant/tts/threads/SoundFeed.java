package org.assistant.tts.threads;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;

/**
 * Makes sound and hands it on, piece by piece, on the calling thread: a sink that takes its time slows the engine. Whoever wants
 * the next piece made meanwhile gives a sink with a queue.
 */
public final class SoundFeed {

    private SoundFeed() {}

    /**
     * Hands {@code sink} all that {@code source} makes.
     *
     * @param source makes the pieces one after the other; nothing at the end
     * @return whether there was a piece
     * @throws TTSException.Cancelled if the thread is interrupted; it stays so
     * @throws TTSException what {@code source} threw
     */
    public static boolean run(Supplier<Optional<Pcm>> source, Consumer<Pcm> sink) {
        boolean any = false;
        for (Optional<Pcm> piece = next(source); piece.isPresent(); piece = next(source)) {
            any = true;
            sink.accept(piece.get());
        }
        return any;
    }

    private static Optional<Pcm> next(Supplier<Optional<Pcm>> source) {
        if (Thread.currentThread().isInterrupted()) {
            throw new TTSException.Cancelled(null);
        }
        try {
            return source.get();
        } catch (TTSException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TTSException.SynthesisFailed("speech failed: " + e, e);
        }
    }
}
