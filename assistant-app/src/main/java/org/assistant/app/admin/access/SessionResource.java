package org.assistant.app.admin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.assistant.app.security.operator.Login;

/** The logged-in user; without a login the server refuses the request. */
@Path("session")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    @JsonbPropertyOrder("user")
    record SessionJson(String user, boolean open) {}

    private final Login login;

    public SessionResource() {
        this(null);
    }

    @Inject
    SessionResource(Login login) {
        this.login = login;
    }

    @GET
    public SessionJson session() {
        return describe(login.isOpen());
    }

    /** @param open whether no password is set, so that any user at this machine is the operator */
    static SessionJson describe(boolean open) {
        return new SessionJson(open ? "local" : "admin", open);
    }
}
