package org.assistant.tts.xtts.vocoder;

import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.Conditioning;

/**
 * Speech of one piece of text, made chunk by chunk as its latents arrive. A chunk is decoded together with the frames on both
 * sides that its own samples depend on, and only its own samples are kept. So wherever the speech is cut, the chunks together
 * equal all latents decoded at once, except for the rounding of sums in another order, and nothing is faded or lost. One instance
 * for each piece; not safe for use by several threads.
 */
public final class SpeechStream {

    /**
     * Frames on either side that a sample depends on: 12.7, from the kernels and dilations of XTTS v2 (the sum over its layers of
     * half their reach, at their rates).
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
     * @param sink receives the chunks in order, on the thread that appends
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
     * Takes the next latent and emits the chunk that becomes due, if any.
     *
     * @param latent [width]; copied
     * @throws TTSException as {@link VocoderModel#decode} does; the stream can't be used afterwards
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
     * Marks the end of the latents and emits the remaining sound.
     *
     * @throws TTSException as {@link VocoderModel#decode} does
     */
    public void finish() {
        requireOpen();
        finished = true;
        give(frames.all(), frames.all());
    }

    /** Emits the frames up to {@code to}, decoded with those up to {@code known}; returns false if there are none. */
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

    /** Emits as many of these frames as a window of {@code length} frames holds. */
    private void giveWindow(int to, int known, int length) {
        int from = Math.max(0, given - CONTEXT);
        if (finished && known - from <= length) {
            // The network sees the end of the speech, so nothing may follow it. Frames already emitted fill the window.
            int earlier = Math.max(0, known - length);
            decode(earlier, known, known - earlier, to);
        } else {
            // Only frames that are not kept depend on the zeros.
            decode(from, Math.min(known, from + length), length, Math.min(to, from + length - CONTEXT));
        }
    }

    /** Emits the frames up to {@code to}, decoded with those from {@code from} to {@code end} and zeros, {@code count} in all. */
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
