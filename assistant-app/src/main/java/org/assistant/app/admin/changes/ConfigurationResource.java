package org.assistant.app.admin.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Supplier;
import org.assistant.app.rest.body.Json;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.config.ChangeableSettings;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.guard.KnownKeys;

/** Every setting with its current value and its source. Of a secret, only whether it is set. */
@Path("configuration")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationResource {

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
    public String list() {
        JsonArrayBuilder all = Json.array();
        settings.get().forEach(setting -> all.add(json(setting)));
        return Json.object().add("settings", all).build().toString();
    }

    private JsonObjectBuilder json(Setting<?> setting) {
        boolean secret = ChangeableSettings.isSecret(setting);
        String text = config.text(setting);
        JsonObjectBuilder json = Json.object().add("key", setting.key());
        Json.addOrNull(json, "value", secret ? "" : text);
        return json.add("secret", secret)
                .add("set", !text.isEmpty())
                .add("default", setting.defaultText())
                .add("range", setting.range())
                .add("meaning", setting.meaning())
                .add("source", config.origin(setting).words());
    }
}
