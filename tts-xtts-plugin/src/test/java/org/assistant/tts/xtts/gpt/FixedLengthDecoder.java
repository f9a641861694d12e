package org.assistant.tts.xtts.gpt;

import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.threads.Pace;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptModel;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/** The decoder with a network whose texts all have the same number of latents, so that two runs can be compared. */
public final class FixedLengthDecoder {

    private static final float CERTAIN = 1e9f;

    private FixedLengthDecoder() {}

    /** Loads the network of a converted model; each text gives {@code latents} latents, one text at a time. */
    public static Decoder open(
            XttsLayout layout,
            XttsDimensions dimensions,
            Precision precision,
            ExecutionTarget target,
            int latents,
            RunLane lane) {
        return open(layout, dimensions, precision, target, latents, lane, new NativeWork());
    }

    /** Does the same, and records the runs of the network in {@code work}. */
    public static Decoder open(
            XttsLayout layout,
            XttsDimensions dimensions,
            Precision precision,
            ExecutionTarget target,
            int latents,
            RunLane lane,
            NativeWork work) {
        int positions = dimensions.conditioningLatents() + dimensions.textPositions() + dimensions.audioPositions();
        GptModel model = GptModel.open(layout.gpt(precision), target, dimensions, 1, positions);
        FixedLength network = new FixedLength(model, dimensions.stopAudio(), latents, work);
        Embeddings embeddings = Embeddings.open(layout.embeddings(), dimensions);
        return new Decoder(
                new Batch(network, embeddings, dimensions), dimensions.mostTextTokens(), 0, lane, new Pace(0.02));
    }

    /** Makes speech stop at its length, never before. */
    private static final class FixedLength extends ForwardingGpt {
        private final int stop;
        private final int latents;
        private final NativeWork work;
        private int made;

        FixedLength(GptNetwork network, int stop, int latents, NativeWork work) {
            super(network);
            this.work = work;
            this.stop = stop;
            this.latents = latents;
        }

        private GptOutput corrected(GptOutput output) {
            made++;
            float[] logits = output.logits(0);
            logits[stop] = made == latents ? CERTAIN : -CERTAIN;
            return new GptOutput(output.latent(0), logits, 1);
        }

        @Override
        public GptOutput read(int slot, float[] embeddings, int past) {
            made = 0;
            return corrected(work.during(() -> super.read(slot, embeddings, past)));
        }

        @Override
        public GptOutput step(float[] embeddings, int... past) {
            return corrected(work.during(() -> super.step(embeddings, past)));
        }
    }
}
