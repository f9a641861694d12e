package org.assistant.tts.xtts.voices;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.assistant.tts.audio.signal.Resampler;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Voice;

/** The pitch of a voice: the median of the fundamental frequency where there is one, by autocorrelation. */
final class Pitch {

    private static final int RATE = 8_000;
    private static final double LOWEST_HERTZ = 60;
    private static final double HIGHEST_HERTZ = 400;
    private static final int FRAME = RATE / 25;
    private static final int HOP = RATE / 50;

    /** Correlation of a frame with the signal one period later; below this the frame is not voiced. */
    private static final double LEAST_LIKENESS = 0.6;

    /** Twice the period correlates as well as the period itself; the first lag that comes near the best is the period. */
    private static final double NEARLY = 0.92;

    /** Between men's median of about 120 Hz and women's of about 210 is a gap that is taken for neither. */
    private static final double HIGHEST_MALE_HERTZ = 155;

    private static final double LOWEST_FEMALE_HERTZ = 170;

    private static final double FAINTEST = 1e-4; // mean square

    private Pitch() {}

    /** The median over {@code recordings}, in hertz; empty if they contain no voice. */
    static OptionalDouble median(List<Pcm> recordings) {
        double[] all =
                recordings.stream().flatMapToDouble(Pitch::hertz).sorted().toArray();
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(all[all.length / 2]);
    }

    /** The likely sex of a voice of {@code hertz}, or unknown. */
    static Voice.Sex sex(OptionalDouble hertz) {
        if (hertz.isEmpty()) {
            return Voice.Sex.UNKNOWN;
        }
        double median = hertz.getAsDouble();
        if (median <= HIGHEST_MALE_HERTZ) {
            return Voice.Sex.MALE;
        }
        return median >= LOWEST_FEMALE_HERTZ ? Voice.Sex.FEMALE : Voice.Sex.UNKNOWN;
    }

    private static DoubleStream hertz(Pcm recording) {
        float[] samples = Resampler.resample(recording, RATE).toArray();
        double[] found = new double[samples.length / HOP + 1];
        int count = 0;
        int longest = (int) (RATE / LOWEST_HERTZ);
        for (int start = 0; start + FRAME + longest < samples.length; start += HOP) {
            double period = period(samples, start, longest);
            if (period > 0) {
                found[count++] = RATE / period;
            }
        }
        return Arrays.stream(found, 0, count);
    }

    /** The period in samples; 0 if the frame at {@code start} is not voiced. */
    private static double period(float[] samples, int start, int longest) {
        if (energy(samples, start) < FAINTEST * FRAME) {
            return 0;
        }
        int shortest = (int) (RATE / HIGHEST_HERTZ);
        double[] likeness = new double[longest + 1];
        double best = 0;
        for (int lag = shortest; lag <= longest; lag++) {
            likeness[lag] = likeness(samples, start, lag);
            best = Math.max(best, likeness[lag]);
        }
        if (best < LEAST_LIKENESS) {
            return 0;
        }
        for (int lag = shortest + 1; lag < longest; lag++) {
            boolean peak = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
            if (peak && likeness[lag] >= NEARLY * best) {
                double curve = likeness[lag - 1] - 2 * likeness[lag] + likeness[lag + 1];
                // The top of the parabola through the three points.
                return curve == 0 ? lag : lag + (likeness[lag - 1] - likeness[lag + 1]) / (2 * curve);
            }
        }
        return 0;
    }

    private static double likeness(float[] samples, int start, int lag) {
        double product = 0;
        for (int i = start; i < start + FRAME; i++) {
            product += samples[i] * samples[i + lag];
        }
        return product / Math.sqrt(energy(samples, start) * energy(samples, start + lag) + 1e-12);
    }

    private static double energy(float[] samples, int start) {
        double sum = 0;
        for (int i = start; i < start + FRAME; i++) {
            sum += samples[i] * samples[i];
        }
        return sum;
    }
}
