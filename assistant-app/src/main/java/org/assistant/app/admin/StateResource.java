package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.assistant.app.observe.Timeline;

/** How the server is, now and in the last minutes; {@link EventsServlet} tells it as it changes. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class StateResource {

    private final StateJson state;
    private final Timeline timeline;

    StateResource() {
        this(null, null);
    }

    @Inject
    StateResource(StateJson state, Timeline timeline) {
        this.state = state;
        this.timeline = timeline;
    }

    @GET
    @Path("state")
    public String state() {
        return state.text();
    }

    @GET
    @Path("timeline")
    public String timeline() {
        return TimelineJson.of(timeline.slices());
    }
}
