package org.assistant.tts.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import org.assistant.tts.spi.Backend;
import org.assistant.tts.spi.TTSEngine;
import org.eclipse.microprofile.config.Config;

/** Makes the remote engine a bean: {@code @Inject @Backend("remote") TTSEngine engine}. */
@Dependent
public class RemotePlugin {

    /** The engine of the application; it opens no connection before it is used. */
    @Produces
    @ApplicationScoped
    @Backend("remote")
    TTSEngine engine(Config config) {
        return new RemoteEngine(RemoteConfig.from(key -> config.getOptionalValue(key, String.class)));
    }

    void close(@Disposes @Backend("remote") TTSEngine engine) {
        engine.close();
    }
}
