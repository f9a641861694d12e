package org.assistant.tts.kokoro;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.spi.Backend;
import org.assistant.tts.spi.TTSEngine;
import org.eclipse.microprofile.config.Config;

/** Makes the Kokoro engine a bean: {@code @Inject @Backend("kokoro") TTSEngine engine}. */
@Dependent
public class KokoroPlugin {

    /** The engine of the application; it loads the model at the first speech. */
    @Produces
    @ApplicationScoped
    @Backend("kokoro")
    TTSEngine engine(Config config) {
        Function<String, Optional<String>> source = key -> config.getOptionalValue(key, String.class);
        return KokoroEngine.open(KokoroConfig.from(source), ModelSettings.from(source));
    }

    void close(@Disposes @Backend("kokoro") TTSEngine engine) {
        engine.close();
    }
}
