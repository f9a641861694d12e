package org.assistant.app.admin.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.assistant.tts.speech.config.Change;
import org.assistant.tts.speech.config.Overrides;

/** The changes that operators made, with time and name. */
@Path("changes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

    record Changes(List<Change> changes) {}

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
    public Changes list() {
        return new Changes(overrides.history());
    }
}
