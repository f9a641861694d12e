package org.assistant.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CountDownLatch;

/**
 * {@code GET /scripted/ledger}, {@code DELETE /scripted/ledger}, {@code PUT /scripted/ready/true} or {@code false}, {@code
 * PUT /scripted/linked/true} or {@code false}, and {@code GET /scripted/hold}.
 */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScriptedResource {

    private final ScriptedState scripted;

    public ScriptedResource() {
        this(null);
    }

    @Inject
    ScriptedResource(ScriptedState scripted) {
        this.scripted = scripted;
    }

    /** Returns the engine's record. */
    @GET
    @Path("ledger")
    public String ledger() {
        return scripted.ledger().json().toString();
    }

    /** Clears the record. */
    @DELETE
    @Path("ledger")
    public void clear() {
        scripted.ledger().clear();
    }

    /** Sets whether the engine has all of its classes. */
    @PUT
    @Path("linked/{linked}")
    public void linked(@PathParam("linked") boolean linked) {
        scripted.engine().link(linked);
    }

    /** Blocks a thread of the server forever. */
    @GET
    @Path("hold")
    public void hold() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Sets whether the engine is ready. */
    @PUT
    @Path("ready/{ready}")
    public void ready(@PathParam("ready") boolean ready) {
        scripted.ready(ready);
    }
}
