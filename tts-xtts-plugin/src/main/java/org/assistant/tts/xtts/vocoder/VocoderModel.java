package org.assistant.tts.xtts.vocoder;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Pace;
import org.assistant.tts.xtts.model.XttsDimensions;

/** The vocoder in ONNX Runtime. Immutable, thread-safe, closed by its owner. */
public final class VocoderModel implements FrameDecoder, AutoCloseable {

    private static final String LATENTS = "latents";
    private static final String SPEAKER = "speaker";
    private static final String MARGINS = "margins";
    private static final String AUDIO = "audio";

    /** Seconds a frame in eight bits on two processors; replaced by measurements from the first run on. */
    private static final double FRAME_SECONDS = 0.002;

    /**
     * Frames of a window on a card: 0.68 s. cuDNN plans each convolution again when the number of frames differs from the run
     * before, which takes 200 ms on an H200; a run of this number then takes 4 ms, one of 235 frames 6 ms.
     */
    private static final int CARD_FRAMES = 64;

    /** By its arithmetic 0.31: the first stage, a quarter of the work, processes nearly all of them, the others one in seven. */
    private static final double CUT_SHARE = 0.3;

    private final OnnxModel model;
    private final Optional<OnnxModel> prepared; // runs only CARD_FRAMES frames
    private final XttsDimensions dimensions;
    private final boolean cuts; // whether the graph drops context frames on the way
    private final Pace pace = new Pace(FRAME_SECONDS);

    private VocoderModel(OnnxModel model, Optional<OnnxModel> prepared, XttsDimensions dimensions) {
        this.model = model;
        this.prepared = prepared;
        this.dimensions = dimensions;
        this.cuts = model.inputs().stream().anyMatch(input -> input.name().equals(MARGINS));
    }

    /**
     * Loads a vocoder.
     *
     * @param graph any of the converter's vocoders, of any precision
     * @throws TTSException.ModelUnavailable if the file is missing, damaged, or not a vocoder
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is not available
     */
    public static VocoderModel open(Path graph, ExecutionTarget target, XttsDimensions dimensions) {
        OnnxModel model = load(graph, target);
        if (target instanceof ExecutionTarget.Cpu) {
            return new VocoderModel(model, Optional.empty(), dimensions);
        }
        try {
            return prepare(new VocoderModel(model, Optional.of(load(graph, target)), dimensions));
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    private static OnnxModel load(Path graph, ExecutionTarget target) {
        OnnxModel model = OnnxModel.open(graph, target);
        try {
            model.requireInput(List.of(OnnxJavaType.FLOAT), LATENTS);
            model.requireInput(List.of(OnnxJavaType.FLOAT), SPEAKER);
            model.requireOutput(List.of(OnnxJavaType.FLOAT), AUDIO);
            return model;
        } catch (TTSException e) {
            model.close();
            throw e;
        }
    }

    /** Runs a window of silence, so that the convolutions are planned before the first speech. */
    private static VocoderModel prepare(VocoderModel vocoder) {
        try {
            float[] speaker = new float[vocoder.dimensions.speakerWidth()];
            vocoder.run(
                    vocoder.prepared.orElseThrow(),
                    new float[vocoder.width() * CARD_FRAMES],
                    CARD_FRAMES,
                    0,
                    0,
                    speaker);
            return vocoder;
        } catch (TTSException e) {
            vocoder.prepared.ifPresent(OnnxModel::close);
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
     * @throws TTSException.SynthesisFailed if the run failed, or returned a wrong number of samples
     */
    @Override
    public float[] decode(float[] frames, int count, int before, int behind, float[] speaker) {
        if (count < 1 || frames.length != Math.multiplyExact(width(), count)) {
            throw new IllegalArgumentException(
                    "frames must be " + width() + " * count, were " + frames.length + " for " + count);
        }
        if (speaker.length != dimensions.speakerWidth()) {
            throw new IllegalArgumentException(
                    "speaker must have " + dimensions.speakerWidth() + " values, had " + speaker.length);
        }
        if (before < 0 || behind < 0 || before + behind >= count) {
            throw new IllegalArgumentException(
                    "margins of " + before + " and " + behind + " don't fit " + count + " frames");
        }
        OnnxModel runs = prepared.filter(windows -> count == CARD_FRAMES).orElse(model);
        long start = System.nanoTime();
        float[] audio = run(runs, frames, count, before, behind, speaker);
        if (prepared.isEmpty() || count == CARD_FRAMES) { // the time of planning says nothing about the next window
            pace.took(start, (int) Math.round(count - (before + behind) * (1 - marginShare())));
        }
        return audio;
    }

    private float[] run(OnnxModel runs, float[] frames, int count, int before, int behind, float[] speaker) {
        try (OnnxTensor latents = Tensors.of(frames, 1, width(), count);
                OnnxTensor embedding = Tensors.of(speaker, 1, speaker.length);
                OnnxTensor margins = Tensors.of(new long[] {before, behind}, 2);
                OrtSession.Result result = runs.run(
                        cuts
                                ? Map.of(LATENTS, latents, SPEAKER, embedding, MARGINS, margins)
                                : Map.of(LATENTS, latents, SPEAKER, embedding))) {
            float[] audio = Tensors.floats(result, AUDIO);
            int made = cuts ? count - before - behind : count;
            if (audio.length != hop() * made) {
                throw new TTSException.SynthesisFailed(
                        "the vocoder returned " + audio.length + " samples for " + made + " frames", null);
            }
            return cuts ? audio : Arrays.copyOfRange(audio, before * hop(), (count - behind) * hop());
        }
    }

    /** The cost of a context frame, as a share of the cost of one that is heard. */
    public double marginShare() {
        return cuts ? CUT_SHARE : 1;
    }

    @Override
    public OptionalInt preparedFrames() {
        return prepared.isPresent() ? OptionalInt.of(CARD_FRAMES) : OptionalInt.empty();
    }

    /** Seconds that a frame takes now; an estimate before the first run. */
    public double secondsPerFrame() {
        return pace.seconds();
    }

    @Override
    public void close() {
        prepared.ifPresent(OnnxModel::close);
        model.close();
    }
}
