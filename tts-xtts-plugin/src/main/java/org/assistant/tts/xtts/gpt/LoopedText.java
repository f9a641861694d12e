package org.assistant.tts.xtts.gpt;

import java.util.Arrays;
import java.util.BitSet;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.Course.Progress;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.LoopNetwork;
import org.assistant.tts.xtts.gpt.network.LoopOutput;
import org.assistant.tts.xtts.gpt.sampling.CodeBudget;
import org.assistant.tts.xtts.gpt.sampling.GumbelNoise;
import org.assistant.tts.xtts.gpt.sampling.Sampler;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * A text that is decoded in chunks of codes, one chunk a run. Each run reads the prompt and all codes so far again: on a card
 * that costs about as much as one code. For one thread.
 */
final class LoopedText {

    /** Codes of the first chunk: as many as the vocoder needs for the first sound. */
    private static final int FIRST = 8;

    /** Most codes of a chunk, 3 s of speech: the other texts wait that long, and longer chunks would save little. */
    private static final int MOST = 64;

    private final Course course;
    private final SamplingSettings settings;
    private final Embeddings embeddings;
    private final int audioVocabulary;
    private final GumbelNoise noise;
    private final BitSet seen;
    private float[] rows; // prompt and codes; zeros where codes may still come
    private int length;
    private int size = FIRST;

    LoopedText(Generation generation, Embeddings embeddings, XttsDimensions dimensions) {
        int budget = CodeBudget.of(generation.text(), dimensions.mostCodes());
        this.course = new Course(generation, dimensions.stopAudio(), budget);
        this.settings = generation.settings();
        this.embeddings = embeddings;
        this.audioVocabulary = dimensions.audioVocabulary();
        this.noise = new GumbelNoise(settings.seed());
        this.seen = Sampler.seenBefore(dimensions.startAudio());
        float[] prefix =
                embeddings.prefix(generation.voice(), generation.text().ids().get(0));
        float[] rest = embeddings.rest(generation.text());
        this.length = (prefix.length + rest.length) / embeddings.width();
        this.rows = Arrays.copyOf(prefix, (length + budget) * embeddings.width());
        System.arraycopy(rest, 0, rows, prefix.length, rest.length);
    }

    Generation generation() {
        return course.generation();
    }

    /**
     * Makes the next chunk.
     *
     * @throws TTSException.SynthesisFailed if the network returned no codes, or latents that are not finite
     */
    Progress advance(LoopNetwork network) {
        int steps = Math.min(size, course.left());
        size = Math.min(2 * size, MOST);
        LoopOutput output = network.run(
                Arrays.copyOf(rows, length * embeddings.width()), 1 + course.codes(), noise(steps), seen, settings);
        if (output.count() == 0) {
            throw new TTSException.SynthesisFailed("the network returned no codes", null);
        }
        Progress progress = Progress.GOES_ON;
        for (int i = 0; i < output.count() && progress == Progress.GOES_ON; i++) {
            progress = take(output.latent(i), output.code(i));
        }
        return progress;
    }

    private Progress take(float[] latent, int code) {
        for (float value : latent) {
            if (!Float.isFinite(value)) {
                throw new TTSException.SynthesisFailed("the network returned latents that are not finite", null);
            }
        }
        Progress progress = course.take(latent, code);
        if (progress == Progress.GOES_ON) {
            seen.set(code);
            embeddings.code(code, course.codes(), rows, length * embeddings.width());
            length++;
        }
        return progress;
    }

    private float[] noise(int steps) {
        int count = steps * audioVocabulary;
        return settings.temperature() == 0 ? new float[count] : noise.next(count);
    }
}
