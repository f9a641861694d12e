package org.assistant.tts.xtts.vocoder;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Pace;
import org.assistant.tts.xtts.model.XttsDimensions;

/** The vocoder in ONNX Runtime. Immutable, safe for use by many threads at once, closed by whoever opened it. */
public final class VocoderModel implements FrameDecoder, AutoCloseable {

    private static final String LATENTS = "latents";
    private static final String SPEAKER = "speaker";
    private static final String AUDIO = "audio";

    /** A frame in eight bits on two processors; measured from the first run on. */
    private static final double FRAME_SECONDS = 0.002;

    private final OnnxModel model;
    private final XttsDimensions dimensions;
    private final Pace pace = new Pace(FRAME_SECONDS);

    private VocoderModel(OnnxModel model, XttsDimensions dimensions) {
        this.model = model;
        this.dimensions = dimensions;
    }

    /**
     * Loads a vocoder.
     *
     * @param graph one of those that the converter makes, of any precision
     * @throws TTSException.ModelUnavailable if the file is missing, damaged, or no vocoder
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is not there
     */
    public static VocoderModel open(Path graph, ExecutionTarget target, XttsDimensions dimensions) {
        OnnxModel model = OnnxModel.open(graph, target);
        try {
            model.requireInput(List.of(OnnxJavaType.FLOAT), LATENTS);
            model.requireInput(List.of(OnnxJavaType.FLOAT), SPEAKER);
            model.requireOutput(List.of(OnnxJavaType.FLOAT), AUDIO);
            return new VocoderModel(model, dimensions);
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public int sampleRate() {
        return dimensions.outputSampleRate();
    }

    @Override
    public int hop() {
        return dimensions.hop();
    }

    @Override
    public int width() {
        return dimensions.width();
    }

    /**
     * {@inheritDoc}
     *
     * @throws TTSException.Cancelled if the thread was interrupted
     * @throws TTSException.EngineUnavailable if the model was closed
     * @throws TTSException.SynthesisFailed if the run failed, or gave another number of samples
     */
    @Override
    public float[] decode(float[] frames, int count, float[] speaker) {
        if (count < 1 || frames.length != Math.multiplyExact(width(), count)) {
            throw new IllegalArgumentException(
                    "frames must be " + width() + " * count, were " + frames.length + " for " + count);
        }
        if (speaker.length != dimensions.speakerWidth()) {
            throw new IllegalArgumentException(
                    "speaker must be of " + dimensions.speakerWidth() + ", was of " + speaker.length);
        }
        long start = System.nanoTime();
        try (OnnxTensor latents = Tensors.of(frames, 1, width(), count);
                OnnxTensor embedding = Tensors.of(speaker, 1, speaker.length);
                OrtSession.Result result = model.run(Map.of(LATENTS, latents, SPEAKER, embedding))) {
            float[] audio = Tensors.floats(result, AUDIO);
            if (audio.length != hop() * count) {
                throw new TTSException.SynthesisFailed(
                        "the vocoder gave " + audio.length + " samples for " + count + " frames", null);
            }
            pace.took(start, count);
            return audio;
        }
    }

    /** How long a frame takes now, in seconds; a guess before the first run. */
    public double secondsPerFrame() {
        return pace.seconds();
    }

    @Override
    public void close() {
        model.close();
    }
}
