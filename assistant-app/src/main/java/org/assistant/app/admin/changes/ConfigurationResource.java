package org.assistant.app.admin.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.config.ChangeableSettings;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.guard.KnownKeys;

/** Every setting with its current value and its source. Of a secret, only whether it is set. */
@Path("configuration")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationResource {

    record Configuration(List<ConfiguredSetting> settings) {}

    /** @param value null for a secret, and where nothing is set */
    @JsonbPropertyOrder({"key", "value"})
    record ConfiguredSetting(
            String key,
            Optional<String> value,
            boolean secret,
            boolean set,
            @JsonbProperty("default") String defaultText,
            String range,
            String meaning,
            String source) {}

    private final Supplier<List<Setting<?>>> settings;
    private final LiveConfig config;

    public ConfigurationResource() {
        this(List::of, null);
    }

    @Inject
    ConfigurationResource(KnownKeys known, LiveConfig config) {
        this(known::inUse, config);
    }

    ConfigurationResource(Supplier<List<Setting<?>>> settings, LiveConfig config) {
        this.settings = settings;
        this.config = config;
    }

    @GET
    public Configuration list() {
        return new Configuration(settings.get().stream().map(this::json).toList());
    }

    private ConfiguredSetting json(Setting<?> setting) {
        boolean secret = ChangeableSettings.isSecret(setting);
        String text = config.text(setting);
        return new ConfiguredSetting(
                setting.key(),
                RecordJson.unlessEmpty(secret ? "" : text),
                secret,
                !text.isEmpty(),
                setting.defaultText(),
                setting.range(),
                setting.meaning(),
                config.origin(setting).words());
    }
}
