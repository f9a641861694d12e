package org.assistant.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import org.assistant.tts.spi.EngineState;

/** The engine and what it did, for those who inject either. */
@ApplicationScoped
public class ScriptedState {

    private final Ledger ledger = new Ledger();
    private final ScriptedEngine engine = new ScriptedEngine(ledger);

    ScriptedEngine engine() {
        return engine;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Lets the engine be ready, or not. */
    void ready(boolean ready) {
        engine.pretend(
                ready
                        ? new EngineState.Ready()
                        : new EngineState.Unavailable("the script says so", "tell the script otherwise"));
    }
}
