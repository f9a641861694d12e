package org.assistant.tts.kokoro.graph;

/** The output of a graph for a sentence. */
final class TrialSpeech {

    private final float[] samples;
    private final long[] durations; // (tokens)

    /**
     * @param samples owned by this object from now on
     * @param durations of the tokens; empty if the graph does not return them; owned by this object from now on
     */
    TrialSpeech(float[] samples, long[] durations) {
        this.samples = samples;
        this.durations = durations;
    }

    float[] samples() {
        return samples;
    }

    long[] durations() {
        return durations;
    }

    /** The largest absolute sample. */
    float peak() {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** The root mean square, in decibels. */
    double level() {
        double sum = 1e-12;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(sum / samples.length);
    }

    boolean isFinite() {
        for (float sample : samples) {
            if (!Float.isFinite(sample)) {
                return false;
            }
        }
        return true;
    }
}
