package org.assistant.tts.models.progress;

/** Receives the progress of long work. Called often, on the thread that does the work; must return at once. */
@FunctionalInterface
public interface Progress {

    /** Ignores all progress. */
    Progress SILENT = (step, done, total) -> {};

    /**
     * Reports that {@code done} of {@code total} units of {@code step} are done.
     *
     * @param step the current step, for people, for example {@code fetching kokoro-v1.0.int8.onnx}
     * @param done units done, 0 to {@code total}
     * @param total all units (bytes for a file), -1 while unknown
     */
    void at(String step, long done, long total);

    /** Reports a step whose units are bytes, so that a display can show size and speed. */
    default void bytes(String step, long done, long total) {
        at(step, done, total);
    }

    /**
     * Reports how many bytes of all files of a fetch have arrived. Called right before {@link #bytes} for the single file. The
     * number never decreases.
     *
     * @param total the bytes of all files, above 0
     */
    default void whole(long done, long total) {}

    /** Reports an event that is not a step, such as the failure of a source before the next is tried. */
    default void note(String sentence) {}
}
