package org.assistant.tts.kokoro.sound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.assistant.tts.kokoro.voices.VoiceExpression;

/**
 * Makes voices equally loud. Each voice has one gain, from its measured loudness ({@value #TABLE}), so a piece has the same
 * level in any text, and the loud and soft passages of a voice keep their relation.
 */
public final class VoiceLevels {

    /** Integrated loudness of each voice in LUFS (ITU-R BS.1770-4); made by {@code MeasureVoiceLevels} of the tests. */
    static final String TABLE = "voice-levels.properties";

    /** The largest gain: 12 dB. A whisper stays a little softer than speech. */
    private static final double MOST_GAIN = 12;

    private static final Map<String, Double> LOUDNESS = loudness();

    private final double target;

    /** @param target integrated loudness of every voice, in LUFS */
    public VoiceLevels(double target) {
        this.target = target;
    }

    /** Brings {@code samples} of {@code voice} to the target in place; no sample is above {@link PeakLimiter#CEILING}. */
    public void level(float[] samples, VoiceExpression voice) {
        float gain = (float) Math.pow(10, gain(voice) / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= gain;
        }
        PeakLimiter.limit(samples);
    }

    /** The gain in decibels; a mixture counts as loud as the mean of its voices, weighted by their shares. */
    private double gain(VoiceExpression voice) {
        double loudness = 0;
        for (VoiceExpression.Term term : voice.terms()) {
            loudness += term.share() * LOUDNESS.getOrDefault(term.voice(), target);
        }
        return Math.min(MOST_GAIN, target - loudness);
    }

    /** Measured loudness by voice id, in LUFS. */
    public static Map<String, Double> loudness() {
        Properties table = new Properties();
        try (InputStream in = VoiceLevels.class.getResourceAsStream(TABLE)) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read resource " + TABLE, e);
        }
        Map<String, Double> loudness = new HashMap<>();
        table.stringPropertyNames().forEach(voice -> loudness.put(voice, Double.valueOf(table.getProperty(voice))));
        return Map.copyOf(loudness);
    }
}
