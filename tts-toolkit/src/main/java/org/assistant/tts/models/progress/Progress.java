package org.assistant.tts.models.progress;

/** Told how far a long piece of work has come. Called on the thread that does the work, often; must return at once. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress SILENT = (step, done, total) -> {};

    /**
     * Tells that {@code done} of {@code total} units of {@code step} are behind us.
     *
     * @param step what is being done, for people, for example {@code fetching kokoro-v1.0.int8.onnx}
     * @param done units done, 0 to {@code total}
     * @param total units in all (bytes for a file), -1 while unknown
     */
    void at(String step, long done, long total);

    /** The same for a step whose units are bytes, so that a display can speak of size and speed. */
    default void bytes(String step, long done, long total) {
        at(step, done, total);
    }

    /**
     * Tells how many bytes of all the files of a fetch are here, however they come; comes right before {@link #bytes} tells
     * of the one file, and never goes back.
     *
     * @param total above 0
     */
    default void whole(long done, long total) {}

    /** Says something worth reading that is no step, such as that a source failed and the next one is tried. */
    default void note(String sentence) {}
}
