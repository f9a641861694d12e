package org.assistant.it.engine;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The API for tests of the engine's record. */
@ApplicationPath("scripted")
public class ScriptedApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ScriptedResource.class);
    }
}
