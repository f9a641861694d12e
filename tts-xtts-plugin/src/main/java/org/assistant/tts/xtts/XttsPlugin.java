package org.assistant.tts.xtts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.Backend;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.VoiceCloner;
import org.assistant.tts.xtts.model.XttsLayout;
import org.eclipse.microprofile.config.Config;

/** Produces the XTTS engine and its cloner as beans: {@code @Inject @Backend("xtts") TTSEngine engine}. */
@Dependent
public class XttsPlugin {

    /** The engine of the application; it loads the model at the first speech. */
    @Produces
    @ApplicationScoped
    @Backend(XttsLayout.NAME)
    TTSEngine engine(Config config) {
        Function<String, Optional<String>> source = source(config);
        return XttsEngine.open(XttsConfig.from(source), ModelSettings.from(source));
    }

    void close(@Disposes @Backend(XttsLayout.NAME) TTSEngine engine) {
        engine.close();
    }

    /** The cloner of the application; it loads its networks when a voice is cloned. */
    @Produces
    @ApplicationScoped
    @Backend(XttsLayout.NAME)
    VoiceCloner cloner(Config config) {
        Function<String, Optional<String>> source = source(config);
        XttsConfig values = XttsConfig.from(source);
        StoredXtts model = new StoredXtts(values, ModelSettings.from(source));
        // Cloning is rare; a card is better used for speech.
        return new OnDemandCloner(model, XttsEngine.REMEDY, new ExecutionTarget.Cpu(values.threadsPerRun()));
    }

    private static Function<String, Optional<String>> source(Config config) {
        return key -> config.getOptionalValue(key, String.class);
    }
}
