package org.assistant.app.admin.models;

/**
 * How far the fetch of a model has come.
 *
 * @param state of it
 * @param step what is being done, for people; empty unless it runs
 * @param doneBytes bytes of all files that are here while it fetches, else units of the step that are done
 * @param totalBytes bytes or units in all, -1 while unknown
 * @param secondsLeft by the speed so far, -1 while unknown
 * @param message what came of it, for people; empty unless it has ended
 */
record Fetch(State state, String step, long doneBytes, long totalBytes, long secondsLeft, String message) {

    /** A speed over a shorter time says little. */
    private static final int LEAST_SECONDS = 3;

    private static final int PER_CENT = 100;

    /** Of a model that nobody has fetched since the start of the server. */
    static final Fetch IDLE = new Fetch(State.IDLE, "", 0, -1, -1, "");

    /** Where it stands. */
    enum State {
        IDLE,
        RUNNING,
        DONE,
        FAILED
    }

    static Fetch running(String step, long done, long total) {
        return new Fetch(State.RUNNING, step, done, total, -1, "");
    }

    /** The same, with how long it has taken so far. */
    Fetch after(long nanos) {
        double seconds = nanos / 1e9;
        boolean known = seconds >= LEAST_SECONDS && doneBytes > 0 && totalBytes >= doneBytes;
        long left = known ? Math.round(seconds * (double) (totalBytes - doneBytes) / (double) doneBytes) : -1;
        return new Fetch(state, step, doneBytes, totalBytes, left, message);
    }

    /** How far it is, for people, for example {@code being fetched: 52 %, 9 s left}. */
    String words() {
        String percent = totalBytes > 1 ? PER_CENT * doneBytes / totalBytes + " %" : step;
        return "being fetched: " + percent + (secondsLeft >= 0 ? ", " + secondsLeft + " s left" : "");
    }

    static Fetch ended(State state, String message) {
        return new Fetch(state, "", 0, -1, -1, message);
    }
}
