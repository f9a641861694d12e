package org.assistant.app.admin;

/**
 * How far the fetch of a model has come.
 *
 * @param state of it
 * @param step what is being done, for people; empty unless it runs
 * @param doneBytes bytes of all files that are here while it fetches, else units of the step that are done
 * @param totalBytes bytes or units in all, -1 while unknown
 * @param message what came of it, for people; empty unless it has ended
 */
record Fetch(State state, String step, long doneBytes, long totalBytes, String message) {

    /** Of a model that nobody has fetched since the start of the server. */
    static final Fetch IDLE = new Fetch(State.IDLE, "", 0, -1, "");

    /** Where it stands. */
    enum State {
        IDLE,
        RUNNING,
        DONE,
        FAILED
    }

    static Fetch running(String step, long done, long total) {
        return new Fetch(State.RUNNING, step, done, total, "");
    }

    static Fetch ended(State state, String message) {
        return new Fetch(state, "", 0, -1, message);
    }
}
