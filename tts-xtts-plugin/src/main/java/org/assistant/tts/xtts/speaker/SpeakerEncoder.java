package org.assistant.tts.xtts.speaker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * Turns recordings of a speaker into {@link Conditioning}, step by step as the reference does: nothing is trimmed or checked
 * here. Immutable, thread-safe; each call opens the two networks one after the other and closes them.
 */
public final class SpeakerEncoder {

    /** The reference skips shorter chunks. */
    private static final double SHORTEST_CHUNK_SECONDS = 0.33;

    /** The peak that recordings are scaled to, if the model requires it. */
    private static final float NORMAL_PEAK = 0.75f;

    private final XttsDimensions dimensions;
    private final Supplier<MelNetwork> conditioning;
    private final Supplier<MelNetwork> speaker;
    private final ConditioningMel conditioningMel;
    private final SpeakerMel speakerMel;
    private final SincResampler toSpeakerRate;

    /** Creates an encoder with the networks of {@code layout}; opens nothing yet. */
    public SpeakerEncoder(XttsDimensions dimensions, XttsLayout layout, ExecutionTarget target) {
        this(
                dimensions,
                () -> MelModel.conditioning(layout.conditioning(), target),
                () -> MelModel.speaker(layout.speaker(), target));
    }

    SpeakerEncoder(XttsDimensions dimensions, Supplier<MelNetwork> conditioning, Supplier<MelNetwork> speaker) {
        this.dimensions = dimensions;
        this.conditioning = conditioning;
        this.speaker = speaker;
        conditioningMel = new ConditioningMel(dimensions.inputSampleRate(), dimensions.melNorms());
        speakerMel = new SpeakerMel(dimensions.speakerSampleRate());
        toSpeakerRate = new SincResampler(dimensions.inputSampleRate(), dimensions.speakerSampleRate());
    }

    /**
     * Returns the mean latents over chunks of all {@code recordings} and the mean embedding over the recordings.
     *
     * @throws TTSException.InvalidRequest if there is none, or one is too short
     * @throws TTSException.ModelUnavailable if a network is missing
     * @throws TTSException.SynthesisFailed if a network failed
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public Conditioning encode(List<Pcm> recordings) {
        List<float[]> heard = recordings.stream().map(this::heard).toList();
        if (heard.isEmpty() || heard.stream().anyMatch(samples -> samples.length < shortestChunk())) {
            throw new TTSException.InvalidRequest(
                    CloneRequest.CLIPS, "a recording must have at least " + SHORTEST_CHUNK_SECONDS + " s");
        }
        return new Conditioning(latents(heard), embedding(heard));
    }

    /** Returns the part of a recording that is used, at the rate of the conditioning encoder. */
    private float[] heard(Pcm recording) {
        int rate = dimensions.inputSampleRate();
        float[] samples = new SincResampler(recording.sampleRate(), rate).resample(recording.toArray());
        float[] heard = Arrays.copyOf(samples, Math.min(samples.length, dimensions.clipSeconds() * rate));
        float peak = 0;
        for (int i = 0; i < heard.length; i++) {
            heard[i] = Math.max(-1, Math.min(1, heard[i]));
            peak = Math.max(peak, Math.abs(heard[i]));
        }
        if (dimensions.normalizeClips() && peak > 0) {
            for (int i = 0; i < heard.length; i++) {
                heard[i] *= NORMAL_PEAK / peak;
            }
        }
        return heard;
    }

    private float[] latents(List<float[]> heard) {
        Mean mean = new Mean();
        try (MelNetwork network = conditioning.get()) {
            for (float[] chunk : chunks(heard)) {
                mean.add(network.hear(conditioningMel.of(chunk)));
            }
        }
        return mean.values();
    }

    private float[] embedding(List<float[]> heard) {
        Mean mean = new Mean();
        try (MelNetwork network = speaker.get()) {
            for (float[] samples : heard) {
                mean.add(network.hear(speakerMel.of(toSpeakerRate.resample(samples))));
            }
        }
        return mean.values();
    }

    /** Joins all recordings and cuts them into chunks. */
    private List<float[]> chunks(List<float[]> heard) {
        int rate = dimensions.inputSampleRate();
        float[] all =
                new float[heard.stream().mapToInt(samples -> samples.length).sum()];
        int at = 0;
        for (float[] samples : heard) {
            System.arraycopy(samples, 0, all, at, samples.length);
            at += samples.length;
        }
        int seconds = dimensions.conditioningSeconds();
        int end = seconds > 0 ? Math.min(all.length, seconds * rate) : all.length;
        int size = dimensions.chunkSeconds() * rate;
        List<float[]> chunks = new ArrayList<>();
        for (int start = 0; start < end; start += size) {
            float[] chunk = Arrays.copyOfRange(all, start, Math.min(start + size, end));
            if (chunk.length >= shortestChunk()) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    private double shortestChunk() {
        return SHORTEST_CHUNK_SECONDS * dimensions.inputSampleRate();
    }

    /** The mean of arrays of the same length. */
    private static final class Mean {
        private double[] sums = {};
        private int count;

        void add(float[] values) {
            if (count == 0) {
                sums = new double[values.length];
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += values[i];
            }
            count++;
        }

        float[] values() {
            float[] means = new float[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (sums[i] / count);
            }
            return means;
        }
    }
}
