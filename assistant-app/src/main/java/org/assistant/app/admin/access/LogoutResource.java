package org.assistant.app.admin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.security.operator.Login;

/** Ends all sessions of the operator, including that of the browser that sends the request. */
@Path("logout")
@ApplicationScoped
public class LogoutResource {

    private static final ApiError NOT_KEPT = new ApiError(
            ApiError.INTERNAL,
            "this server has ended all sessions, but can't write its state folder (assistant.state.dir): after a restart, and on"
                    + " other nodes, they still hold until they end by themselves, or the password is changed",
            "",
            "logout_not_kept");

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
        Response.ResponseBuilder response =
                login.end() ? Response.noContent() : Response.fromResponse(NOT_KEPT.response());
        return response.header(HttpHeaders.SET_COOKIE, login.farewell(request)).build();
    }
}
