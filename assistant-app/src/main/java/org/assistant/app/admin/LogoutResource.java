package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.assistant.app.security.Login;

/** Where a browser ends its session. */
@Path("logout")
@ApplicationScoped
public class LogoutResource {

    private final Login login;

    public LogoutResource() {
        this(null);
    }

    @Inject
    LogoutResource(Login login) {
        this.login = login;
    }

    @POST
    public Response logout(@Context HttpServletRequest request) {
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, login.end(request))
                .build();
    }
}
