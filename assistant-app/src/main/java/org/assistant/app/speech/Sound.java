package org.assistant.app.speech;

/** What came of a guarded call. */
sealed interface Sound {

    /**
     * The engine speaks; its first sound is there.
     *
     * @param run whose sound is to be taken
     */
    record Begun(SpeechRun run) implements Sound {}

    /**
     * Another engine has to speak, on the thread of who asked.
     *
     * @param failure why
     */
    record Instead(GuardFailure failure) implements Sound {}
}
