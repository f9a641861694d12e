package org.assistant.tts.xtts.gpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.Course.Progress;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.network.KvPrefix;
import org.assistant.tts.xtts.gpt.network.PrefixCache;
import org.assistant.tts.xtts.gpt.sampling.CodeBudget;
import org.assistant.tts.xtts.gpt.sampling.Sampler;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.Conditioning;

/**
 * The texts that are decoded together: each step makes one code of every text. On a processor, a step for eight texts costs
 * little more than for one. A text joins once its prompt is read and leaves after its last code; the sequence in the last slot
 * then moves to the free one. For one thread.
 */
final class Batch implements Decoding {

    /** About as many voices as a busy server uses at once; 67 MB in the published model. */
    private static final int PREFIXES = 8;

    private final GptNetwork network;
    private final Embeddings embeddings;
    private final XttsDimensions dimensions;
    private final List<Sequence> sequences = new ArrayList<>(); // by slot
    private final PrefixCache prefixes = new PrefixCache(PREFIXES);

    Batch(GptNetwork network, Embeddings embeddings, XttsDimensions dimensions) {
        this.network = network;
        this.embeddings = embeddings;
        this.dimensions = dimensions;
    }

    @Override
    public int slots() {
        return network.slots();
    }

    @Override
    public boolean isEmpty() {
        return sequences.isEmpty();
    }

    @Override
    public boolean isFull() {
        return sequences.size() >= network.slots();
    }

    @Override
    public List<Generation> generations() {
        return sequences.stream().map(Sequence::generation).toList();
    }

    /** Returns all texts: each step makes a code of every one. */
    @Override
    public List<Generation> next() {
        return generations();
    }

    /**
     * Reads the prompt of {@code generation} and chooses its first code.
     *
     * @throws TTSException.EngineOverloaded if there is not enough memory for even one text
     */
    @Override
    public boolean join(Generation generation) {
        int slot = sequences.size();
        try {
            return join(generation, slot);
        } catch (TTSException.EngineOverloaded e) {
            if (slot == 0) {
                throw e;
            }
            return true; // it joins once another has left: the network has fewer slots now
        }
    }

    private boolean join(Generation generation, int slot) {
        int prefix = begin(slot, generation.voice(), generation.text().ids().get(0));
        float[] rest = embeddings.rest(generation.text());
        int length = prefix + rest.length / embeddings.width();
        int room = Math.min(dimensions.mostCodes(), network.positions() - length);
        GptOutput output = network.read(slot, rest, prefix);
        Course course = new Course(generation, dimensions.stopAudio(), CodeBudget.of(generation.text(), room));
        Sequence sequence = new Sequence(course, new Sampler(generation.settings(), dimensions.startAudio()), length);
        Progress progress = sequence.take(output.latent(0), output.logits(0));
        if (progress == Progress.GOES_ON) {
            sequences.add(sequence);
        }
        return progress == Progress.AGAIN;
    }

    /** Reads the start that all prompts of a voice in a language share, or restores it from the cache. Returns its length. */
    private int begin(int slot, Conditioning voice, int language) {
        Optional<KvPrefix> known = prefixes.find(voice, language);
        if (known.isPresent()) {
            network.restore(slot, known.get());
            return known.get().length();
        }
        float[] rows = embeddings.prefix(voice, language);
        network.read(slot, rows, 0);
        int length = rows.length / embeddings.width();
        prefixes.keep(voice, language, network.save(slot, length));
        return length;
    }

    @Override
    public List<Generation> step() {
        int[] past = sequences.stream().mapToInt(Sequence::length).toArray();
        float[] rows = new float[past.length * embeddings.width()];
        for (int i = 0; i < past.length; i++) {
            sequences.get(i).feed(embeddings, rows, i * embeddings.width());
        }
        GptOutput output = network.step(rows, past);
        List<Generation> again = new ArrayList<>();
        for (int i = past.length - 1; i >= 0; i--) {
            Sequence sequence = sequences.get(i);
            Progress progress = take(sequence, output, i);
            if (progress == Progress.AGAIN) {
                again.add(sequence.generation());
            }
            if (progress != Progress.GOES_ON) {
                leave(i);
            }
        }
        return again;
    }

    private static Progress take(Sequence sequence, GptOutput output, int row) {
        try {
            return sequence.take(output.latent(row), output.logits(row));
        } catch (TTSException e) {
            sequence.generation().fail(e); // the other texts are not affected
            return Progress.ENDED;
        }
    }

    @Override
    public void leave(Predicate<Generation> unwanted) {
        for (int i = sequences.size() - 1; i >= 0; i--) {
            if (unwanted.test(sequences.get(i).generation())) {
                leave(i);
            }
        }
    }

    private void leave(int slot) {
        int lastSlot = sequences.size() - 1;
        Sequence last = sequences.remove(lastSlot);
        if (slot < lastSlot) {
            network.move(lastSlot, slot, last.length());
            sequences.set(slot, last);
        }
    }

    @Override
    public void trim() {
        network.trim();
    }

    @Override
    public void close() {
        network.close();
    }
}
