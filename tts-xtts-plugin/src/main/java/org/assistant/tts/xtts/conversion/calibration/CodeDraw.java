package org.assistant.tts.xtts.conversion.calibration;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Draws the codes of a text from the likeliest, with the checkpoint's defaults. Never draws the stop. For one thread. */
final class CodeDraw {

    /** The lowest temperature used; a configuration may have zero. */
    private static final double LEAST_TEMPERATURE = 0.1;

    private final XttsDimensions dimensions;
    private final Random random;
    private final Set<Integer> seen = new HashSet<>();

    CodeDraw(XttsDimensions dimensions, Random random) {
        this.dimensions = dimensions;
        this.random = random;
    }

    /** Returns the next code, never the stop. */
    int next(float[] logits) {
        XttsDimensions.Sampling sampling = dimensions.sampling();
        double temperature = Math.max(LEAST_TEMPERATURE, sampling.temperature());
        double[] scores = new double[logits.length];
        for (int code = 0; code < scores.length; code++) {
            boolean punished = seen.contains(code);
            double penalty = punished ? sampling.repetitionPenalty() : 1;
            scores[code] = (logits[code] < 0 ? logits[code] * penalty : logits[code] / penalty) / temperature;
        }
        List<Integer> likeliest = IntStream.range(0, scores.length)
                .filter(code -> code != dimensions.stopAudio())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer code) -> scores[code])
                        .reversed())
                .limit(sampling.topK() > 0 ? sampling.topK() : scores.length)
                .toList();
        int code = draw(likeliest, scores, sampling.topP());
        seen.add(code);
        return code;
    }

    /** Draws one of {@code codes}, sorted by likelihood, from the first whose shares add up to {@code topP}. */
    private int draw(List<Integer> codes, double[] scores, double topP) {
        double[] shares = codes.stream()
                .mapToDouble(code -> Math.exp(scores[code] - scores[codes.get(0)]))
                .toArray();
        double all =
                IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).sum();
        int kept = 0;
        double sum = 0;
        while (kept < shares.length && (kept == 0 || sum < topP * all)) {
            sum += shares[kept++];
        }
        double rest = random.nextDouble() * sum;
        int index = 0;
        while (index < kept - 1 && rest >= shares[index]) {
            rest -= shares[index++];
        }
        return codes.get(index);
    }
}
