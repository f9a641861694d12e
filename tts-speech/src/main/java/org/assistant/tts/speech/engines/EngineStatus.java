package org.assistant.tts.speech.engines;

import org.assistant.tts.spi.EngineState;

/**
 * The state of an engine, in words.
 *
 * @param state ready, idle, loading or unavailable
 * @param reason what is being done, or what is missing; empty if there is nothing to report
 * @param remedy what to do about it, a command where there is one; empty if nothing is known
 */
public record EngineStatus(String state, String reason, String remedy) {

    /** {@code state} in words for clients. */
    public static EngineStatus forClients(EngineState state) {
        EngineStatus told = of(state);
        return new EngineStatus(told.state, ForClients.words(told.reason), ForClients.words(told.remedy));
    }

    /** {@code state} in words for the operator. */
    public static EngineStatus of(EngineState state) {
        if (state instanceof EngineState.Idle) {
            return new EngineStatus("idle", "", "");
        }
        if (state instanceof EngineState.Loading loading) {
            return new EngineStatus("loading", loading.step(), "");
        }
        if (state instanceof EngineState.Unavailable unavailable) {
            return new EngineStatus("unavailable", unavailable.reason(), unavailable.remedy());
        }
        return new EngineStatus("ready", "", "");
    }
}
