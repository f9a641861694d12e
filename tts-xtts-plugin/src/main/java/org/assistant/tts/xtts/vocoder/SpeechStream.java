package org.assistant.tts.xtts.vocoder;

import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.Conditioning;

/**
 * Speech of one piece of text, made chunk by chunk as its latents come. A chunk is decoded with as many frames on both sides as
 * the network sees from one of its own, and only its own are kept; so the chunks together are what decoding all latents at once
 * gives, wherever they are cut, but for the rounding of sums in another order, and nothing is faded or lost. Made for each
 * piece; not safe for use by several threads.
 */
public final class SpeechStream {

    /**
     * Frames on either side of a sample that the network makes it of: 12.7, from the kernels and dilations of XTTS v2 (the sum
     * over its layers of half their reach, at their rates).
     */
    static final int CONTEXT = 13;

    private final FrameDecoder decoder;
    private final float[] speaker;
    private final LatentFrames frames;
    private final ChunkSchedule schedule;
    private final Consumer<Pcm> sink;
    private int given; // frames
    private int next; // latents at which the next chunk is due
    private boolean finished;

    SpeechStream(
            FrameDecoder decoder,
            Conditioning voice,
            Interpolation interpolation,
            ChunkSchedule schedule,
            Consumer<Pcm> sink) {
        this.decoder = decoder;
        this.speaker = voice.embedding();
        this.frames = new LatentFrames(interpolation, decoder.width());
        this.schedule = schedule;
        this.sink = sink;
        this.next = schedule.first();
    }

    /**
     * Begins a piece.
     *
     * @param speed of the speech, 1 as the network speaks, 2 twice as fast
     * @param sink takes the chunks in order, in the thread that appends
     */
    public static SpeechStream begin(
            VocoderModel model,
            XttsDimensions dimensions,
            Conditioning voice,
            double speed,
            ChunkSchedule schedule,
            Consumer<Pcm> sink) {
        return new SpeechStream(model, voice, new Interpolation(dimensions, speed), schedule, sink);
    }

    /**
     * Takes the next latent; gives the chunk that became due, if one did.
     *
     * @param latent [width]; copied
     * @throws TTSException as {@link VocoderModel#decode} does; the stream is then of no further use
     */
    public void append(float[] latent) {
        requireOpen();
        frames.append(latent);
        if (frames.latents() < next) {
            return;
        }
        if (give(frames.decided() - CONTEXT, frames.decided())) {
            next = schedule.next(frames.latents());
        }
    }

    /**
     * Says that no further latent comes; gives the rest.
     *
     * @throws TTSException as {@link VocoderModel#decode} does
     */
    public void finish() {
        requireOpen();
        finished = true;
        give(frames.all(), frames.all());
    }

    /** Gives the frames up to {@code to}, decoded with those up to {@code known}; false if there are none. */
    private boolean give(int to, int known) {
        if (to <= given) {
            return false;
        }
        while (given < to) {
            decoder.preparedFrames()
                    .ifPresentOrElse(length -> giveWindow(to, known, length), () -> giveAtOnce(to, known));
        }
        return true;
    }

    private void giveAtOnce(int to, int known) {
        int from = Math.max(0, given - CONTEXT);
        int end = Math.min(known, to + CONTEXT);
        decode(from, end, end - from, to);
    }

    /** Gives as much of it as a window of {@code length} frames holds. */
    private void giveWindow(int to, int known, int length) {
        int from = Math.max(0, given - CONTEXT);
        if (finished && known - from <= length) {
            // The network sees the end of the speech, so nothing may follow it. Frames that were given before fill the
            // window.
            int earlier = Math.max(0, known - length);
            decode(earlier, known, known - earlier, to);
        } else {
            // The network sees the zeros from frames that are not kept.
            decode(from, Math.min(known, from + length), length, Math.min(to, from + length - CONTEXT));
        }
    }

    /** Gives the frames up to {@code to}, decoded with those from {@code from} to {@code end} and zeros, {@code count} in all. */
    private void decode(int from, int end, int count, int to) {
        float[] chunk =
                decoder.decode(frames.between(from, end, count), count, given - from, from + count - to, speaker);
        given = to;
        sink.accept(Pcm.of(chunk, decoder.sampleRate()));
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalStateException("the stream has finished");
        }
    }
}
