package org.assistant.app.admin.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.assistant.app.rest.body.Json;
import org.assistant.tts.speech.config.Change;
import org.assistant.tts.speech.config.Overrides;

/** The changes that operators made, with time and name. */
@Path("changes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

    private final Overrides overrides;

    public ChangesResource() {
        this(null);
    }

    @Inject
    ChangesResource(Overrides overrides) {
        this.overrides = overrides;
    }

    /** The changes, newest first. */
    @GET
    public String list() {
        JsonArrayBuilder changes = Json.array();
        for (Change change : overrides.history()) {
            JsonObjectBuilder object = Json.object()
                    .add("when", change.when().toString())
                    .add("who", change.who())
                    .add("key", change.key())
                    .add("from", change.from());
            change.to().ifPresentOrElse(text -> object.add("to", text), () -> object.addNull("to"));
            changes.add(object);
        }
        return Json.object().add("changes", changes).build().toString();
    }
}
