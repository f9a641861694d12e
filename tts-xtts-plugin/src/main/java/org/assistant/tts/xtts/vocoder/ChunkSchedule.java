package org.assistant.tts.xtts.vocoder;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The number of latents after which each chunk of a piece is decoded. The first is decoded as soon as it gives sound that lasts
 * until the second is ready, each later one as late as the sound already given allows. Each chunk also has to decode the frames
 * around it, so longer chunks cost less. Immutable.
 */
public final class ChunkSchedule {

    /** Most latents of a chunk: 2.2 s of speech, of which the frames around it are an eighth. */
    static final int MOST = 48;

    /** Fewest latents of a chunk after the first. */
    private static final int FEWEST = 6;

    /** Frames of the shortest first chunk, 150 ms: as much as a player needs before it begins. */
    private static final int FIRST_FRAMES = 14;

    /** Share of the sound not yet played that making the next chunk may take. */
    private static final double CAUTION = 0.8;

    private final int[] marks; // latents at which a chunk is due, ascending
    private final int then; // latents of each chunk after the last mark

    private ChunkSchedule(int then, int... marks) {
        this.then = then;
        this.marks = marks;
    }

    /** Returns a schedule of one chunk of {@code first} latents, then chunks of {@code then}. */
    static ChunkSchedule at(int first, int then) {
        return new ChunkSchedule(then, first);
    }

    /**
     * Returns the schedule for an engine of known speed.
     *
     * @param speed of the speech, 1 as the network speaks, 2 twice as fast
     * @param secondsPerLatent time to make one
     * @param secondsPerFrame time to decode one
     * @param marginShare cost of a frame around a chunk, as a share of the cost of one of its own
     */
    public static ChunkSchedule of(
            XttsDimensions dimensions,
            double speed,
            double secondsPerLatent,
            double secondsPerFrame,
            double marginShare) {
        Interpolation interpolation = new Interpolation(dimensions, speed);
        double frameSeconds = (double) dimensions.hop() / dimensions.outputSampleRate();
        double marginSeconds = 2 * SpeechStream.CONTEXT * marginShare * secondsPerFrame;
        Plan plan = new Plan(interpolation, secondsPerLatent, frameSeconds, secondsPerFrame, marginSeconds);
        return IntStream.rangeClosed(plan.soonest(), plan.soonest() + MOST)
                .mapToObj(plan::marks)
                .filter(marks -> marks.length > 0)
                .findFirst()
                .map(marks -> new ChunkSchedule(MOST, marks))
                // Too slow for any schedule: playback pauses between the chunks, so there should be few.
                .orElseGet(() -> at(plan.soonest() + MOST / 2, MOST));
    }

    /** Latents of the first chunk. */
    public int first() {
        return marks[0];
    }

    /** Returns the total of latents at which the chunk after one at {@code latents} is due. */
    public int next(int latents) {
        return Arrays.stream(marks).filter(mark -> mark > latents).findFirst().orElse(latents + then);
    }

    /** The speeds of an engine and of playback. */
    private record Plan(
            Interpolation interpolation,
            double secondsPerLatent,
            double frameSeconds,
            double secondsPerFrame,
            double marginSeconds) {

        /** The fewest latents that give a first chunk. */
        int soonest() {
            int latents = 1;
            while (given(latents) < FIRST_FRAMES) {
                latents++;
            }
            return latents;
        }

        /** Returns marks for chunks that grow to {@link #MOST} latents and are never late; empty if there are none. */
        int[] marks(int first) {
            int[] marks = {first};
            int last = first;
            double left = given(first) * frameSeconds;
            for (int size = 0; size < MOST; ) {
                OptionalInt next = largest(last, left);
                if (next.isEmpty() || next.getAsInt() < size) {
                    return new int[0];
                }
                size = next.getAsInt();
                left += (given(last + size) - given(last)) * frameSeconds - seconds(last, size);
                last += size;
                marks = Arrays.copyOf(marks, marks.length + 1);
                marks[marks.length - 1] = last;
            }
            return marks;
        }

        private OptionalInt largest(int last, double left) {
            return IntStream.iterate(MOST, size -> size >= FEWEST, size -> size - 1)
                    .filter(size -> seconds(last, size) <= CAUTION * left)
                    .findFirst();
        }

        /** Seconds that the chunk of {@code size} latents after {@code last} takes. */
        private double seconds(int last, int size) {
            int frames = given(last + size) - given(last);
            return size * secondsPerLatent + frames * secondsPerFrame + marginSeconds;
        }

        private int given(int latents) {
            return Math.max(0, interpolation.decidedFrames(latents) - SpeechStream.CONTEXT);
        }
    }
}
