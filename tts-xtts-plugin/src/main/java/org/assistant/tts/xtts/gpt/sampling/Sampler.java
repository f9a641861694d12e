package org.assistant.tts.xtts.gpt.sampling;

import java.util.Arrays;
import java.util.BitSet;
import org.assistant.tts.spi.TTSException;

/**
 * Chooses the codes of one text, one after the other: repetition penalty, temperature, top-k, top-p, then a draw, in the order
 * of Hugging Face's generation. For one thread.
 */
public final class Sampler {

    /** Represents every position of the prompt in the row in which the reference counts repetitions. */
    private static final int PROMPT_CODE = 1;

    private final SamplingSettings settings;
    private final SplitMix64 random;
    private final BitSet seen;

    /** @param startAudio the code that every text begins with; counts as a repetition from the first step, as code 1 does */
    public Sampler(SamplingSettings settings, int startAudio) {
        this.settings = settings;
        this.random = new SplitMix64(settings.seed());
        this.seen = seenBefore(startAudio);
    }

    /** The codes that count as repetitions from the first step; owned by the caller. */
    public static BitSet seenBefore(int startAudio) {
        BitSet seen = new BitSet();
        seen.set(PROMPT_CODE);
        seen.set(startAudio);
        return seen;
    }

    /**
     * Returns the next code; from now on it counts as a repetition.
     *
     * @param logits of every code, [audio vocabulary]; not changed
     * @throws TTSException.SynthesisFailed if one of them is not a number
     */
    public int next(float[] logits) {
        float[] scores = penalised(logits);
        int code = settings.temperature() == 0
                ? likeliest(scores)
                : candidates(scores).pick(random.nextDouble());
        seen.set(code);
        return code;
    }

    /** The logits after the penalty on codes that came before. */
    public float[] penalised(float[] logits) {
        float[] scores = logits.clone();
        float penalty = (float) settings.repetitionPenalty();
        for (int code = seen.nextSetBit(0); code >= 0 && code < scores.length; code = seen.nextSetBit(code + 1)) {
            scores[code] = scores[code] < 0 ? scores[code] * penalty : scores[code] / penalty;
        }
        for (float score : scores) {
            if (Float.isNaN(score)) {
                throw new TTSException.SynthesisFailed("the network returned logits that are not numbers", null);
            }
        }
        return scores;
    }

    /** Returns the codes that may come next, given {@code scores}. */
    Candidates candidates(float[] scores) {
        long[] ranked = ranked(scores); // from the least to the most likely
        int first = ranked.length - kept(scores, ranked);
        double[] shares = shares(scores, ranked, first);
        first += leastLikely(shares);
        int[] codes = new int[ranked.length - first];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (int) ranked[first + i];
        }
        Arrays.sort(codes);
        return new Candidates(
                codes, shares(scores, Arrays.stream(codes).asLongStream().toArray(), 0));
    }

    private static int likeliest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The codes by ascending score, and by ascending number if scores are equal; the lower half of each element is the code. */
    private static long[] ranked(float[] scores) {
        long[] ranked = new long[scores.length];
        for (int code = 0; code < scores.length; code++) {
            int bits = Float.floatToIntBits(scores[code] + 0f); // turns -0 into 0
            int rising = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
            ranked[code] = (long) rising << 32 | code;
        }
        Arrays.sort(ranked);
        return ranked;
    }

    /** The number of codes that top-k keeps. */
    private int kept(float[] scores, long[] ranked) {
        if (settings.topK() == 0 || settings.topK() >= ranked.length) {
            return ranked.length;
        }
        int kept = settings.topK();
        float last = scores[(int) ranked[ranked.length - kept]];
        while (kept < ranked.length && scores[(int) ranked[ranked.length - kept - 1]] == last) {
            kept++;
        }
        return kept;
    }

    /** The number of {@code shares}, smallest first, that top-p removes. */
    private int leastLikely(double[] shares) {
        int away = 0;
        double sum = 0;
        while (settings.topP() < 1 && away < shares.length - 1 && sum + shares[away] <= 1 - settings.topP()) {
            sum += shares[away++];
        }
        return away;
    }

    /** Softmax over the codes in {@code ranked} from {@code first} on, at the temperature. */
    private double[] shares(float[] scores, long[] ranked, int first) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = first; i < ranked.length; i++) {
            most = Math.max(most, scores[(int) ranked[i]]);
        }
        double[] shares = new double[ranked.length - first];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp((scores[(int) ranked[first + i]] - most) / settings.temperature());
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
