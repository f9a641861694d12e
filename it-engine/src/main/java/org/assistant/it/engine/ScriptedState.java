package org.assistant.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import org.assistant.tts.spi.EngineState;

/** The engine and its record, for injection. */
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

    /** Sets whether the engine is ready. */
    void ready(boolean ready) {
        engine.pretend(
                ready
                        ? new EngineState.Ready()
                        : new EngineState.Unavailable("the script says so", "tell the script otherwise"));
    }
}
