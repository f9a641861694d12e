package org.assistant.tts.xtts.gpt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.assistant.tts.xtts.gpt.Course.Progress;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.LoopNetwork;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Texts that take turns on a network, a chunk of codes a turn, so that a long text does not block the others. For one thread. */
final class LoopDecoding implements Decoding {

    private final LoopNetwork network;
    private final Embeddings embeddings;
    private final XttsDimensions dimensions;
    private final int slots;
    private final Deque<LoopedText> texts = new ArrayDeque<>(); // in the order of their turns

    /** @param slots most texts that take turns */
    LoopDecoding(LoopNetwork network, Embeddings embeddings, XttsDimensions dimensions, int slots) {
        this.network = network;
        this.embeddings = embeddings;
        this.dimensions = dimensions;
        this.slots = slots;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    @Override
    public boolean isFull() {
        return texts.size() >= slots;
    }

    @Override
    public List<Generation> generations() {
        return texts.stream().map(LoopedText::generation).toList();
    }

    @Override
    public List<Generation> next() {
        return texts.stream().limit(1).map(LoopedText::generation).toList();
    }

    @Override
    public boolean join(Generation generation) {
        return advance(new LoopedText(generation, embeddings, dimensions)) == Progress.AGAIN;
    }

    @Override
    public List<Generation> step() {
        LoopedText text = texts.removeFirst();
        return advance(text) == Progress.AGAIN ? List.of(text.generation()) : List.of();
    }

    private Progress advance(LoopedText text) {
        Progress progress = text.advance(network);
        if (progress == Progress.GOES_ON) {
            texts.add(text);
        }
        return progress;
    }

    @Override
    public void leave(Predicate<Generation> unwanted) {
        texts.removeIf(text -> unwanted.test(text.generation()));
    }

    @Override
    public void close() {
        network.close();
    }
}
