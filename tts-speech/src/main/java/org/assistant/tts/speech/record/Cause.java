package org.assistant.tts.speech.record;

import java.util.Locale;

/** Why a sentence was not spoken by the requested engine. */
public enum Cause {
    /** No sound within the latency budget. */
    BUDGET,
    /** Too many sentences were ahead of it to keep the budget. */
    QUEUE_FULL,
    /** Too many recent failures; the engine is not called for a while. */
    BREAKER_OPEN,
    /** No model, no voice, or still loading. */
    NOT_READY,
    /** The engine failed. */
    ENGINE_ERROR,
    /** The engine does not speak the language. */
    LANGUAGE,
    /** The sound stopped in the middle of the text; the other engine goes on after the last sentence that was heard in full. */
    STALLED;

    /** The name in messages, metrics and headers: lower case with dashes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
