package org.assistant.app.admin.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.eclipse.microprofile.config.Config;

/** The models of the plugins in the WAR, and the currently configured folder that they are stored in. */
@ApplicationScoped
class ModelsConfig {

    private final List<ModelPackage> models;
    private final Function<String, Optional<String>> source;

    ModelsConfig() {
        this(List.of(), key -> Optional.empty());
    }

    @Inject
    ModelsConfig(Config config) {
        this(
                ModelPackage.onClassPath(ModelsConfig.class.getClassLoader()),
                key -> config.getOptionalValue(key, String.class));
    }

    ModelsConfig(List<ModelPackage> models, Function<String, Optional<String>> source) {
        this.models = models;
        this.source = source;
    }

    List<ModelPackage> models() {
        return models;
    }

    Optional<ModelPackage> model(String name) {
        return models.stream()
                .filter(model -> model.manifest().name().equals(name))
                .findFirst();
    }

    ModelStore store() {
        return ModelSettings.from(source).store();
    }
}
