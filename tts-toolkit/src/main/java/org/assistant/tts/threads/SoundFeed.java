package org.assistant.tts.threads;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;

/**
 * Makes sound and passes it on, piece by piece, on the calling thread: a slow sink slows the engine. To make the next piece
 * meanwhile, use a sink with a queue.
 */
public final class SoundFeed {

    private SoundFeed() {}

    /**
     * Passes all pieces of {@code source} to {@code sink}.
     *
     * @param source makes the next piece; empty at the end
     * @return whether there was at least one piece
     * @throws TTSException.Cancelled if the thread is interrupted; its interrupt status stays set
     * @throws TTSException as thrown by {@code source}
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
