package org.assistant.app.admin.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.security.Operator;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.config.ChangeableSettings;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.config.Overrides;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.Switching;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;

/** The settings that may change while the server runs. A change applies at once, and survives a restart. */
@Path("settings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

    /** More than any value needs. */
    private static final int MOST_BYTES = 10_000;

    record ChangeableList(List<ChangeableSetting> settings) {}

    /** @param overridden whether an operator set the value in the console */
    @JsonbPropertyOrder({"key", "value"})
    record ChangeableSetting(
            String key,
            String value,
            @JsonbProperty("default") String defaultText,
            String range,
            String meaning,
            String source,
            boolean overridden) {}

    private final ChangeableSettings settings;
    private final LiveConfig config;
    private final Overrides overrides;
    private final Switching switching;
    private final EventLog events;

    public SettingsResource() {
        this(null, null, null, null, null);
    }

    @Inject
    SettingsResource(
            ChangeableSettings settings, LiveConfig config, Overrides overrides, Switching switching, EventLog events) {
        this.settings = settings;
        this.config = config;
        this.overrides = overrides;
        this.switching = switching;
        this.events = events;
    }

    @GET
    public ChangeableList list() {
        return new ChangeableList(settings.all().stream().map(this::json).toList());
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ChangeableSetting set(@PathParam("key") String key, InputStream body, @Context HttpServletRequest request)
            throws IOException {
        Setting<?> setting = named(key);
        String text = JsonBody.read(body, MOST_BYTES).required("value").trim();
        requireInRange(setting, text);
        return RefusedChange.unless(() -> {
            String who = Operator.of(request);
            if (setting.key().equals(SpeechSettings.BACKEND.key())) {
                switching.switchTo(text, who);
            } else {
                String from = config.text(setting);
                overrides.set(setting.key(), text, from, who);
                tell(setting, from, who, " changed ");
            }
            return json(setting);
        });
    }

    /** Returns to the value that is configured outside the console. */
    @DELETE
    @Path("{key}")
    public ChangeableSetting reset(@PathParam("key") String key, @Context HttpServletRequest request) {
        Setting<?> setting = named(key);
        return RefusedChange.unless(() -> {
            String who = Operator.of(request);
            if (setting.key().equals(SpeechSettings.BACKEND.key())) {
                switching.reset(who);
            } else if (overrides.values().containsKey(setting.key())) {
                String from = config.text(setting);
                overrides.reset(setting.key(), from, who);
                tell(setting, from, who, " took back the change of ");
            }
            return json(setting);
        });
    }

    private Setting<?> named(String key) {
        return settings.named(key)
                .orElseThrow(() -> new ApiError(
                                ApiError.NOT_FOUND,
                                "there is no setting \"" + key + "\" that can be changed while the server runs",
                                "key",
                                "unknown_setting")
                        .exception());
    }

    private static void requireInRange(Setting<?> setting, String text) {
        try {
            setting.in(key -> Optional.of(text));
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("value", e.getMessage()).exception();
        }
    }

    private ChangeableSetting json(Setting<?> setting) {
        return new ChangeableSetting(
                setting.key(),
                config.text(setting),
                setting.defaultText(),
                setting.range(),
                setting.meaning(),
                config.origin(setting).words(),
                overrides.values().containsKey(setting.key()));
    }

    private void tell(Setting<?> setting, String from, String who, String did) {
        String to = config.text(setting);
        events.add(
                Happening.Level.INFO,
                "setting",
                who + did + setting.key() + ": from " + words(from) + " to " + words(to),
                Map.of("key", setting.key(), "from", from, "to", to, "who", who));
    }

    private static String words(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
