package org.assistant.app.admin.models;

/**
 * The progress of the fetch of a model.
 *
 * @param state of the fetch
 * @param step the current step, for people; empty unless the fetch runs
 * @param doneBytes while files are fetched, the bytes of all files that exist; else the units of the step that are done
 * @param totalBytes bytes or units in all, -1 while unknown
 * @param secondsLeft estimated by the speed so far, -1 while unknown
 * @param message the result, for people; empty unless the fetch has ended
 */
record Fetch(State state, String step, long doneBytes, long totalBytes, long secondsLeft, String message) {

    /** The shortest time over which the speed is a basis for an estimate. */
    private static final int LEAST_SECONDS = 3;

    private static final int PER_CENT = 100;

    /** The state of a model that was not fetched since the start of the server. */
    static final Fetch IDLE = new Fetch(State.IDLE, "", 0, -1, -1, "");

    /** The states of a fetch. */
    enum State {
        IDLE,
        RUNNING,
        DONE,
        FAILED
    }

    static Fetch running(String step, long done, long total) {
        return new Fetch(State.RUNNING, step, done, total, -1, "");
    }

    /** The same with an estimate of the time left, given the {@code nanos} so far. */
    Fetch after(long nanos) {
        double seconds = nanos / 1e9;
        boolean known = seconds >= LEAST_SECONDS && doneBytes > 0 && totalBytes >= doneBytes;
        long left = known ? Math.round(seconds * (double) (totalBytes - doneBytes) / (double) doneBytes) : -1;
        return new Fetch(state, step, doneBytes, totalBytes, left, message);
    }

    /** The progress for people, for example {@code being fetched: 52 %, 9 s left}. */
    String words() {
        String percent = totalBytes > 1 ? PER_CENT * doneBytes / totalBytes + " %" : step;
        return "being fetched: " + percent + (secondsLeft >= 0 ? ", " + secondsLeft + " s left" : "");
    }

    static Fetch ended(State state, String message) {
        return new Fetch(state, "", 0, -1, -1, message);
    }
}
