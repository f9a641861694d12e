package org.assistant.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.assistant.tts.spi.Backend;
import org.assistant.tts.spi.TTSEngine;

/** Produces the scripted engine as a bean, like every plugin. */
@Dependent
public class ScriptedPlugin {

    /** The engine of the application. */
    @Produces
    @ApplicationScoped
    @Backend("scripted")
    TTSEngine engine(ScriptedState scripted) {
        return scripted.engine();
    }
}
