package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The current state of the server; {@link EventsServlet} sends it as it changes. */
@Path("state")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class StateResource {

    private final CurrentState state;

    public StateResource() {
        this(null);
    }

    @Inject
    StateResource(CurrentState state) {
        this.state = state;
    }

    @GET
    public ServerState state() {
        return state.now();
    }
}
