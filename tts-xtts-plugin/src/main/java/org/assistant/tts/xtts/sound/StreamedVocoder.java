package org.assistant.tts.xtts.sound;

import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.gpt.LatentSource;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.vocoder.ChunkSchedule;
import org.assistant.tts.xtts.vocoder.SpeechStream;
import org.assistant.tts.xtts.vocoder.VocoderModel;

/** The vocoder of a loaded model. */
public final class StreamedVocoder implements Vocoding {

    private final VocoderModel model;
    private final XttsDimensions dimensions;
    /** Fixed seconds a latent and seconds a frame, which plan repeatable speech instead of the measured ones. */
    private static final double STEADY_LATENT = 0.02;

    private static final double STEADY_FRAME = 0.002;

    private final LatentSource latents;
    private final boolean repeatable;

    /**
     * @param latents source of the latents that are decoded here
     * @param repeatable whether the same latents must give the same samples to the last bit; the chunks must then not depend on
     *     the speed of the machine, since a sum over other frames is rounded differently
     */
    public StreamedVocoder(VocoderModel model, XttsDimensions dimensions, LatentSource latents, boolean repeatable) {
        this.model = model;
        this.dimensions = dimensions;
        this.latents = latents;
        this.repeatable = repeatable;
    }

    @Override
    public Stream begin(Conditioning voice, double speed, Consumer<Pcm> sink) {
        ChunkSchedule schedule = repeatable
                ? ChunkSchedule.of(dimensions, speed, STEADY_LATENT, STEADY_FRAME, model.marginShare())
                : ChunkSchedule.of(
                        dimensions, speed, latents.secondsPerLatent(), model.secondsPerFrame(), model.marginShare());
        SpeechStream speech = SpeechStream.begin(model, dimensions, voice, speed, schedule, sink);
        return new Counted(speech, schedule);
    }

    /** A stream that knows when its next chunk is due. */
    private static final class Counted implements Stream {
        private final SpeechStream speech;
        private final ChunkSchedule schedule;
        private int latents;
        private int due;

        Counted(SpeechStream speech, ChunkSchedule schedule) {
            this.speech = speech;
            this.schedule = schedule;
            this.due = schedule.first();
        }

        @Override
        public boolean isDue() {
            return latents + 1 >= due;
        }

        @Override
        public void append(float[] latent) {
            latents++;
            speech.append(latent);
            if (latents >= due) {
                due = schedule.next(latents);
            }
        }

        @Override
        public void finish() {
            speech.finish();
        }
    }
}
