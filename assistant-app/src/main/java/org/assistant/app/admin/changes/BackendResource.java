package org.assistant.app.admin.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.security.Operator;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.engines.Switching;

/** Shows the current engine, and switches to another. */
@Path("backend")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class BackendResource {

    /** More than any name needs. */
    private static final int MOST_BYTES = 10_000;

    /** @param previous the engine before the last switch */
    @JsonbPropertyOrder({"inForce", "source"})
    record BackendState(String inForce, String source, Optional<String> previous) {}

    private final Switching switching;
    private final LiveConfig config;

    public BackendResource() {
        this(null, null);
    }

    @Inject
    BackendResource(Switching switching, LiveConfig config) {
        this.switching = switching;
        this.config = config;
    }

    @GET
    public BackendState show() {
        return new BackendState(config.text(SpeechSettings.BACKEND), switching.source(), switching.previous());
    }

    /** Returns once the engine is the current one; an engine that has not spoken yet is warmed up first. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public BackendState switchTo(InputStream body, @Context HttpServletRequest request) throws IOException {
        String backend = JsonBody.read(body, MOST_BYTES).required("backend");
        return RefusedChange.unless(() -> {
            switching.switchTo(backend, Operator.of(request));
            return show();
        });
    }

    @POST
    @Path("rollback")
    public BackendState rollBack(@Context HttpServletRequest request) {
        return RefusedChange.unless(() -> {
            switching.rollBack(Operator.of(request));
            return show();
        });
    }

    /** Returns to the engine that is configured outside the console. */
    @DELETE
    public BackendState reset(@Context HttpServletRequest request) {
        return RefusedChange.unless(() -> {
            switching.reset(Operator.of(request));
            return show();
        });
    }
}
