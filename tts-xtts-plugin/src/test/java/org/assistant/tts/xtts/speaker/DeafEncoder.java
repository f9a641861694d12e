package org.assistant.tts.xtts.speaker;

/** An encoder of {@link SmallDimensions} with networks whose output is always the same. */
public final class DeafEncoder {

    private DeafEncoder() {}

    public static SpeakerEncoder encoder() {
        return new SpeakerEncoder(SmallDimensions.DIMENSIONS, Deaf::new, Deaf::new);
    }

    private static final class Deaf implements MelNetwork {
        @Override
        public float[] hear(float[] mel) {
            return new float[] {1, 0};
        }

        @Override
        public void close() {}
    }
}
