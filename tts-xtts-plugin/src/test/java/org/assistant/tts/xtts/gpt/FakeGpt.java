package org.assistant.tts.xtts.gpt;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.network.KvCache;
import org.assistant.tts.xtts.gpt.network.KvPrefix;

/**
 * A network whose output is a function of everything that a sequence read. It keeps one number a position in a real
 * {@link KvCache}, so that a sequence in the wrong slot gives another output.
 */
final class FakeGpt implements GptNetwork {

    /** Computes the output. */
    @FunctionalInterface
    interface Logits {
        /**
         * Returns the logits after the positions read.
         *
         * @param history a number that depends on everything that was read
         * @param length number of positions read
         */
        float[] of(long history, int length);
    }

    private final Logits function;
    private final int slots;
    private final KvCache cache;
    private final List<String> runs = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean closed;

    FakeGpt(Logits function, int slots) {
        this.function = function;
        this.slots = slots;
        this.cache = new KvCache(1, slots, 1, 100, Integer.BYTES);
    }

    /** Any code after any history, the stop as likely as the others. */
    static float[] random(long history, int length) {
        Random random = new Random(history);
        float[] logits = new float[TinyGpt.AUDIO];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        return logits;
    }

    /** Code {@code code} with certainty; NaN for -1. */
    static float[] sure(int code) {
        float[] logits = new float[TinyGpt.AUDIO];
        if (code < 0) {
            Arrays.fill(logits, Float.NaN);
            return logits;
        }
        logits[code] = 1e6f;
        return logits;
    }

    /** The calls, such as "read 0+4" and "step 2". */
    List<String> runs() {
        return List.copyOf(runs);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public int positions() {
        return cache.positions();
    }

    @Override
    public GptOutput read(int slot, float[] embeddings, int past) {
        int count = embeddings.length / TinyGpt.WIDTH;
        runs.add("read " + past + "+" + count);
        for (int i = 0; i < count; i++) {
            put(slot, past + i, embeddings, i);
        }
        return output(new int[] {slot}, past + count);
    }

    @Override
    public GptOutput step(float[] embeddings, int... past) {
        runs.add("step " + past.length);
        int[] lengths = new int[past.length];
        int[] all = new int[past.length];
        for (int i = 0; i < past.length; i++) {
            put(i, past[i], embeddings, i);
            lengths[i] = past[i] + 1;
            all[i] = i;
        }
        return output(all, lengths);
    }

    private void put(int slot, int position, float[] embeddings, int row) {
        int value = 0;
        for (int i = 0; i < TinyGpt.WIDTH; i++) {
            value = 31 * value + Float.floatToIntBits(embeddings[row * TinyGpt.WIDTH + i]);
        }
        cache.view(0, slot, 1).asIntBuffer().put(position, value);
    }

    private GptOutput output(int[] of, int... lengths) {
        FloatBuffer latents = FloatBuffer.allocate(of.length * TinyGpt.WIDTH);
        FloatBuffer logits = FloatBuffer.allocate(of.length * TinyGpt.AUDIO);
        for (int i = 0; i < of.length; i++) {
            long history = 0;
            for (int position = 0; position < lengths[i]; position++) {
                history = 1_000_003 * history
                        + cache.view(0, of[i], 1).asIntBuffer().get(position);
            }
            float[] latent = {lengths[i], history % 1000, history % 1001, history % 1002};
            latents.put(Arrays.copyOf(latent, TinyGpt.WIDTH));
            logits.put(function.of(history, lengths[i]));
        }
        return new GptOutput(latents.array(), logits.array(), of.length);
    }

    @Override
    public KvPrefix save(int slot, int length) {
        return cache.save(slot, length);
    }

    @Override
    public void restore(int slot, KvPrefix prefix) {
        cache.restore(slot, prefix);
    }

    @Override
    public void move(int from, int to, int length) {
        cache.move(from, to, length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
