package org.assistant.tts.xtts.voices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.spi.Pcm;

/**
 * The measurements of a recording, and whether it is good enough to learn a voice from. The amount of speech is judged for all
 * recordings of a speaker together.
 *
 * @param seconds of the recording
 * @param speechSeconds seconds of speech, short pauses included
 * @param peakDecibels of the largest sample, relative to full scale
 * @param clippedShare share of the speech's samples that are at full scale, three or more in a row
 * @param speechAboveNoiseDecibels level of the speech above that of the faintest parts
 */
public record ClipReport(
        double seconds,
        double speechSeconds,
        double peakDecibels,
        double clippedShare,
        double speechAboveNoiseDecibels) {

    /** Least seconds of speech in all recordings of a speaker. */
    public static final double LEAST_SPEECH_SECONDS = 3;

    static final double LEAST_PEAK_DECIBELS = -40;
    static final double MOST_CLIPPED_SHARE = 0.01;
    static final double LEAST_ABOVE_NOISE_DECIBELS = 12;

    private static final float FULL_SCALE = 0.999f;
    private static final int CLIPPED_IN_A_ROW = 3;

    /** Measures {@code recording}. */
    public static ClipReport of(Pcm recording) {
        return of(recording, Levels.of(recording));
    }

    static ClipReport of(Pcm recording, Levels levels) {
        float[] samples = recording.toArray();
        float peak = 0;
        int clipped = 0;
        int row = 0;
        for (float sample : samples) {
            float amplitude = Math.abs(sample);
            peak = Math.max(peak, amplitude);
            row = amplitude >= FULL_SCALE ? row + 1 : 0;
            if (row >= CLIPPED_IN_A_ROW) {
                clipped += row == CLIPPED_IN_A_ROW ? CLIPPED_IN_A_ROW : 1;
            }
        }
        double speechSeconds = (double) levels.speechFrames() / Levels.FRAMES_PER_SECOND;
        return new ClipReport(
                (double) samples.length / recording.sampleRate(),
                speechSeconds,
                Math.max(Levels.SILENCE_DECIBELS, 20 * Math.log10(peak + 1e-12)),
                Math.min(1, clipped / Math.max(1, speechSeconds * recording.sampleRate())),
                levels.speechAboveNoiseDecibels());
    }

    /** Returns the problems of the recording, each as half a sentence about it; empty if it is good enough. */
    public List<String> problems() {
        if (peakDecibels < LEAST_PEAK_DECIBELS) {
            return List.of(say(
                    "is silent: its peak is at %.0f dB; at least %.0f dB are needed",
                    peakDecibels, LEAST_PEAK_DECIBELS));
        }
        List<String> problems = new ArrayList<>();
        if (clippedShare > MOST_CLIPPED_SHARE) {
            problems.add(say(
                    "is clipped: %.1f %% of its samples are at full scale; at most %.0f %% may be, so lower the level",
                    100 * clippedShare, 100 * MOST_CLIPPED_SHARE));
        }
        if (speechAboveNoiseDecibels < LEAST_ABOVE_NOISE_DECIBELS) {
            problems.add(say(
                    "is noisy: the speech is %.0f dB above the noise; at least %.0f dB are needed",
                    speechAboveNoiseDecibels, LEAST_ABOVE_NOISE_DECIBELS));
        }
        return List.copyOf(problems);
    }

    /** Whether the recording has no problems. */
    public boolean isAccepted() {
        return problems().isEmpty();
    }

    /** Describes a recording with only {@code seconds} of speech. */
    static String tooShort(double seconds) {
        return say(
                "holds %.1f s of speech; at least %.0f s are needed, 6 to 12 s are best",
                seconds, LEAST_SPEECH_SECONDS);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
