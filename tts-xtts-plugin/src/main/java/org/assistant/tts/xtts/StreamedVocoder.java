package org.assistant.tts.xtts;

import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.gpt.LatentSource;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.vocoder.ChunkSchedule;
import org.assistant.tts.xtts.vocoder.SpeechStream;
import org.assistant.tts.xtts.vocoder.VocoderModel;

/** The vocoder of a loaded model. */
final class StreamedVocoder implements Vocoding {

    private final VocoderModel model;
    private final XttsDimensions dimensions;
    private final LatentSource latents;

    /** @param latents where they come from that are decoded here */
    StreamedVocoder(VocoderModel model, XttsDimensions dimensions, LatentSource latents) {
        this.model = model;
        this.dimensions = dimensions;
        this.latents = latents;
    }

    @Override
    public Stream begin(Conditioning voice, double speed, Consumer<Pcm> sink) {
        ChunkSchedule schedule =
                ChunkSchedule.of(dimensions, speed, latents.secondsPerLatent(), model.secondsPerFrame());
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
