package org.assistant.tts.xtts.vocoder;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * After how many latents each chunk of a piece is decoded: the first as soon as there is something to hear that lasts until the
 * second is there, the others as late as the listener lets them, who hears those before. A chunk costs the frames around it
 * too, so longer ones cost less. Immutable.
 */
public final class ChunkSchedule {

    /** Most latents of a chunk: 2.2 s of speech, of which the frames around it are an eighth. */
    static final int MOST = 48;

    /** Fewest latents of a chunk behind the first. */
    private static final int FEWEST = 6;

    /** Frames of the shortest first chunk, 150 ms: what a player takes before it begins. */
    private static final int FIRST_FRAMES = 14;

    /** Part of what the listener has left that making the next chunk may take. */
    private static final double CAUTION = 0.8;

    private final int[] marks; // latents at which a chunk is due, rising
    private final int then; // latents of each chunk behind the last mark

    private ChunkSchedule(int then, int... marks) {
        this.then = then;
        this.marks = marks;
    }

    /** A chunk of {@code first} latents, then chunks of {@code then}. */
    static ChunkSchedule at(int first, int then) {
        return new ChunkSchedule(then, first);
    }

    /**
     * The schedule of an engine of which is known how long it takes to make something.
     *
     * @param speed of the speech, 1 as the network speaks, 2 twice as fast
     * @param secondsPerLatent to make one
     * @param secondsPerFrame to decode one
     * @param marginShare what a frame around a chunk costs, as a part of one of its own
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
                // Too slow for any: the listener waits between the chunks, so there shall be few.
                .orElseGet(() -> at(plan.soonest() + MOST / 2, MOST));
    }

    /** Latents of the first chunk. */
    public int first() {
        return marks[0];
    }

    /** Latents, those from the beginning included, at which the chunk after one at {@code latents} is due. */
    public int next(int latents) {
        return Arrays.stream(marks).filter(mark -> mark > latents).findFirst().orElse(latents + then);
    }

    /** An engine and a listener. */
    private record Plan(
            Interpolation interpolation,
            double secondsPerLatent,
            double frameSeconds,
            double secondsPerFrame,
            double marginSeconds) {

        /** Latents that give a first chunk. */
        int soonest() {
            int latents = 1;
            while (given(latents) < FIRST_FRAMES) {
                latents++;
            }
            return latents;
        }

        /** Chunks up to one of {@link #MOST} latents, none of which comes too late; none if there are no such. */
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

        /** How long the chunk of {@code size} latents behind {@code last} takes. */
        private double seconds(int last, int size) {
            int frames = given(last + size) - given(last);
            return size * secondsPerLatent + frames * secondsPerFrame + marginSeconds;
        }

        private int given(int latents) {
            return Math.max(0, interpolation.decidedFrames(latents) - SpeechStream.CONTEXT);
        }
    }
}
