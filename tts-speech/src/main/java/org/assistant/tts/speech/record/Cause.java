package org.assistant.tts.speech.record;

import java.util.Locale;

/** Why a sentence was not spoken by the engine that was asked to. */
public enum Cause {
    /** No sound within the latency budget. */
    BUDGET,
    /** Too many sentences ahead of it to keep the budget. */
    QUEUE_FULL,
    /** Too many failures lately; the engine is left alone for a while. */
    BREAKER_OPEN,
    /** No model, no voice, or still loading. */
    NOT_READY,
    /** The engine failed. */
    ENGINE_ERROR,
    /** The engine does not speak the language. */
    LANGUAGE,
    /** The sound stopped in the middle of the text; the other engine goes on behind the last sentence that was wholly heard. */
    STALLED;

    /** The name in messages, metrics and headers: lower case with dashes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
