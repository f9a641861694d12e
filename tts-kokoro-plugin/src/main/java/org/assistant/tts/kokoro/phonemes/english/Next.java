package org.assistant.tts.kokoro.phonemes.english;

/**
 * The context after a word.
 *
 * @param following the first sound
 * @param isTo whether it is the word "to"
 */
record Next(Following following, boolean isTo) {

    static final Next END = new Next(Following.PAUSE, false);

    boolean isPause() {
        return following == Following.PAUSE;
    }
}
