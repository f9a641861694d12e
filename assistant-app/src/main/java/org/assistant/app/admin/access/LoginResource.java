package org.assistant.app.admin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.security.operator.Login;

/** Begins the session of a browser; the only path of the admin API that needs no login. */
@Path("login")
@ApplicationScoped
public class LoginResource {

    /** Enough for a password and the JSON around it. */
    private static final int MOST_BYTES = 4096;

    private final Login login;

    public LoginResource() {
        this(null);
    }

    @Inject
    LoginResource(Login login) {
        this.login = login;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response login(InputStream body, @Context HttpServletRequest request) throws IOException {
        String attempt = JsonBody.read(body, MOST_BYTES).required("password");
        Response.ResponseBuilder response =
                Response.ok(SessionResource.describe(login.isOpen()), MediaType.APPLICATION_JSON);
        login.begin(attempt, request).forEach(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
        return response.build();
    }
}
