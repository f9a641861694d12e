package org.assistant.tts.kokoro.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.kokoro.graph.parts.LayerStatistics;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;

/** Learns {@link VoiceStatistics} from spoken sentences. Not thread-safe. */
final class StatisticsLearner {

    private final Map<String, List<Heard>> voices = new LinkedHashMap<>();

    /** One sentence: its length, its silent share, and its means and mean squares. */
    private static final class Heard {
        private final double length;
        private final double silence;
        private final float[] moments; // (2n)

        Heard(double length, double silence, float[] moments) {
            this.length = length;
            this.silence = silence;
            this.moments = moments;
        }
    }

    /**
     * Adds one sentence.
     *
     * @param length in any unit, the same for all sentences
     * @param silence {@link Silence#share} of it
     */
    void take(String voice, double length, double silence, LayerStatistics statistics) {
        float[] means = statistics.means();
        float[] moments = new float[2 * means.length];
        for (int i = 0; i < means.length; i++) {
            moments[i] = means[i];
            moments[means.length + i] = statistics.variances()[i] + means[i] * means[i];
        }
        voices.computeIfAbsent(voice, name -> new ArrayList<>()).add(new Heard(length, silence, moments));
    }

    /** The result: the mean of each voice, and how silence changes it, which is the same for all voices. */
    VoiceStatistics learnt() {
        Map<String, VoiceStatistics.Learnt> learnt = new LinkedHashMap<>();
        double[] together = new double[0];
        double spread = 0;
        for (Map.Entry<String, List<Heard>> voice : voices.entrySet()) {
            List<Heard> sentences = voice.getValue();
            double length =
                    sentences.stream().mapToDouble(heard -> heard.length).sum();
            double silence = sentences.stream()
                            .mapToDouble(heard -> heard.length * heard.silence)
                            .sum()
                    / length;
            float[] moments = mean(sentences, length);
            learnt.put(voice.getKey(), new VoiceStatistics.Learnt((float) silence, moments));
            together = together.length == 0 ? new double[moments.length] : together;
            for (Heard heard : sentences) {
                double more = heard.length * (heard.silence - silence);
                spread += more * (heard.silence - silence);
                for (int i = 0; i < moments.length; i++) {
                    together[i] += more * (heard.moments[i] - moments[i]);
                }
            }
        }
        float[] slopes = new float[together.length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = spread > 0 ? (float) (together[i] / spread) : 0;
        }
        return new VoiceStatistics(learnt, slopes);
    }

    private static float[] mean(List<Heard> sentences, double length) {
        double[] sums = new double[sentences.get(0).moments.length];
        for (Heard heard : sentences) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += heard.length * heard.moments[i];
            }
        }
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sums[i] / length);
        }
        return mean;
    }
}
