package org.assistant.tts.xtts.gpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.network.LoopNetwork;
import org.assistant.tts.xtts.gpt.network.LoopOutput;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;

/** Another network, stepped in a loop. The code with the highest sum of noise and logit wins; repetitions have no effect. */
final class FakeLoop implements LoopNetwork {

    private final GptNetwork network;
    private final Embeddings embeddings;

    FakeLoop(GptNetwork network, Embeddings embeddings) {
        this.network = network;
        this.embeddings = embeddings;
    }

    @Override
    public LoopOutput run(float[] rows, int firstPosition, float[] noise, BitSet seen, SamplingSettings settings) {
        List<Long> codes = new ArrayList<>();
        float[] latents = new float[noise.length / TinyGpt.AUDIO * TinyGpt.WIDTH];
        GptOutput output = network.read(0, rows, 0);
        int length = rows.length / TinyGpt.WIDTH;
        while (true) {
            int step = codes.size();
            System.arraycopy(output.latent(0), 0, latents, step * TinyGpt.WIDTH, TinyGpt.WIDTH);
            int code = highest(output.logits(0), noise, step * TinyGpt.AUDIO);
            codes.add((long) code);
            if (code == TinyGpt.STOP || codes.size() == noise.length / TinyGpt.AUDIO) {
                return new LoopOutput(
                        codes.stream().mapToLong(Long::longValue).toArray(),
                        Arrays.copyOf(latents, codes.size() * TinyGpt.WIDTH));
            }
            float[] row = new float[TinyGpt.WIDTH];
            embeddings.code(code, firstPosition + step, row, 0);
            output = network.step(row, length++);
        }
    }

    private static int highest(float[] logits, float[] noise, int offset) {
        int best = 0;
        for (int code = 1; code < logits.length; code++) {
            if (logits[code] + noise[offset + code] > logits[best] + noise[offset + best]) {
                best = code;
            }
        }
        return best;
    }

    @Override
    public void close() {
        network.close();
    }
}
