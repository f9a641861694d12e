package org.assistant.tts.kokoro.graph.parts;

import java.io.BufferedInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Predicts the statistics of the generator's layers for a sentence before it is generated: the voice's statistics over some
 * sentences, adjusted for the silent share. Moments of parts of a sentence add up, and sentences of one voice differ most in
 * their silent part. Immutable.
 */
public final class VoiceStatistics {

    /** A smaller part of the voice's variance would make an activation too large; sentences differ by less. */
    private static final float LEAST_VARIANCE = 0.5f;

    private final Map<String, Learnt> voices;
    private final float[] slopes; // (2n) change of means, then of mean squares, from no silence to only silence

    /** The statistics of one voice: its silent share, and its means and mean squares at that share, (2n). */
    public static final class Learnt {
        private final float share;
        private final float[] moments;

        /** @param moments owned by this object from now on */
        public Learnt(float share, float[] moments) {
            this.share = share;
            this.moments = moments;
        }
    }

    /**
     * @param voices by their ids
     * @param slopes (2n); owned by this object from now on
     */
    public VoiceStatistics(Map<String, Learnt> voices, float[] slopes) {
        this.voices = Map.copyOf(voices);
        this.slopes = slopes;
    }

    /**
     * Predicts the statistics of a sentence; empty if a voice was not learnt.
     *
     * @param mixture voices and their shares, which add up to 1
     * @param silence {@code Silence.share} of the sentence
     */
    public Optional<LayerStatistics> expected(Map<String, Double> mixture, double silence) {
        if (!voices.keySet().containsAll(mixture.keySet())) {
            return Optional.empty();
        }
        float share = 0;
        float[] moments = new float[slopes.length];
        for (Map.Entry<String, Double> term : mixture.entrySet()) {
            float part = term.getValue().floatValue();
            Learnt learnt = voices.get(term.getKey());
            share += part * learnt.share;
            for (int i = 0; i < moments.length; i++) {
                moments[i] += part * learnt.moments[i];
            }
        }
        return Optional.of(expected(new Learnt(share, moments), (float) silence - share));
    }

    private LayerStatistics expected(Learnt learnt, float more) {
        int channels = slopes.length / 2;
        float[] means = new float[channels];
        float[] variances = new float[channels];
        for (int i = 0; i < channels; i++) {
            float usual = learnt.moments[i];
            float usualSquare = learnt.moments[channels + i];
            means[i] = usual + more * slopes[i];
            float square = usualSquare + more * slopes[channels + i];
            variances[i] = Math.max(square - means[i] * means[i], LEAST_VARIANCE * (usualSquare - usual * usual));
        }
        return new LayerStatistics(means, variances);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the file is missing or damaged
     */
    public static VoiceStatistics read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(stream))) {
            int size = in.readInt();
            if (size < 0 || size * (long) Float.BYTES > Files.size(file)) {
                throw new IOException(file + " is damaged");
            }
            float[] slopes = floats(in, size);
            Map<String, Learnt> voices = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String voice = in.readUTF();
                float share = in.readFloat();
                voices.put(voice, new Learnt(share, floats(in, size)));
            }
            return new VoiceStatistics(voices, slopes);
        }
    }

    /** Writes what {@link #read} reads. */
    public void write(Path file) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(stream)) {
            out.writeInt(slopes.length);
            write(out, slopes);
            out.writeInt(voices.size());
            for (Map.Entry<String, Learnt> voice : new TreeMap<>(voices).entrySet()) {
                out.writeUTF(voice.getKey());
                out.writeFloat(voice.getValue().share);
                write(out, voice.getValue().moments);
            }
        }
    }

    /**
     * Writes an approximation in a third of the size: the means and variances of the voices have eight bits each. Mean squares
     * would not do, since the variance is a small difference of large numbers.
     */
    public void pack(DataOutput out) throws IOException {
        out.writeInt(slopes.length);
        for (float slope : slopes) {
            out.writeFloat(slope);
        }
        out.writeInt(voices.size());
        List<float[]> rows = new ArrayList<>();
        for (Map.Entry<String, Learnt> voice : new TreeMap<>(voices).entrySet()) {
            out.writeUTF(voice.getKey());
            out.writeFloat(voice.getValue().share);
            rows.add(variances(voice.getValue().moments));
        }
        PackedColumns.write(rows, out);
    }

    /** Reads what {@link #pack} wrote. */
    public static VoiceStatistics unpack(DataInput in) throws IOException {
        float[] slopes = new float[in.readInt()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = in.readFloat();
        }
        Map<String, Float> shares = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            shares.put(in.readUTF(), in.readFloat());
        }
        Iterator<float[]> rows =
                PackedColumns.read(shares.size(), slopes.length, in).iterator();
        Map<String, Learnt> voices = new TreeMap<>();
        shares.forEach((voice, share) -> voices.put(voice, new Learnt(share, squares(rows.next()))));
        return new VoiceStatistics(voices, slopes);
    }

    /** Means and mean squares to means and variances. */
    private static float[] variances(float[] moments) {
        float[] result = moments.clone();
        int channels = moments.length / 2;
        for (int c = 0; c < channels; c++) {
            result[channels + c] -= moments[c] * moments[c];
        }
        return result;
    }

    /** Means and variances to means and mean squares. */
    private static float[] squares(float[] variances) {
        float[] result = variances.clone();
        int channels = variances.length / 2;
        for (int c = 0; c < channels; c++) {
            result[channels + c] += variances[c] * variances[c];
        }
        return result;
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count * Float.BYTES];
        in.readFully(bytes);
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }
}
