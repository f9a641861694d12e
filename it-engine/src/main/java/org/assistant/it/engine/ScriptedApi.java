package org.assistant.it.engine;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Where a test sees what the engine did. */
@ApplicationPath("scripted")
public class ScriptedApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ScriptedResource.class);
    }
}
