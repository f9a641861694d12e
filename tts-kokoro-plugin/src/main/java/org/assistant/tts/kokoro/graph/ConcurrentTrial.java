package org.assistant.tts.kokoro.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.assistant.tts.kokoro.graph.parts.PartsModel;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.TTSException;

/**
 * The parts of a tuned graph, loaded to speak many sentences. Concurrent runs on one thread each are faster together than
 * consecutive runs on all threads.
 */
final class ConcurrentTrial implements AutoCloseable {

    private final PartsModel parts;
    private final ExecutorService threads;
    private final Progress progress;

    private ConcurrentTrial(PartsModel parts, int atOnce, Progress progress) {
        this.parts = parts;
        this.threads = Executors.newFixedThreadPool(atOnce);
        this.progress = progress;
    }

    /**
     * Loads the parts.
     *
     * @param files the parts of the graph exist
     * @param atOnce sentences to speak at once
     */
    static ConcurrentTrial open(TunedFiles files, int atOnce, Progress progress) {
        return new ConcurrentTrial(PartsModel.open(files, new ExecutionTarget.Cpu(1)), atOnce, progress);
    }

    /**
     * Speaks {@code sentences}; returns what {@code trial} returned, in their order.
     *
     * @param step for the progress
     * @param trial called by several threads at once
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    <T> List<T> each(String step, List<VoicedSentence> sentences, BiFunction<PartsModel, VoicedSentence, T> trial) {
        List<Future<T>> begun = sentences.stream()
                .map(sentence -> threads.submit(() -> trial.apply(parts, sentence)))
                .toList();
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> result : begun) {
                progress.at(step, results.size(), begun.size());
                results.add(result.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TTSException failure) {
                throw failure;
            }
            throw new TTSException.SynthesisFailed("a sentence can't be spoken: " + e.getCause(), e.getCause());
        }
        progress.at(step, 1, 1);
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        parts.close();
    }
}
