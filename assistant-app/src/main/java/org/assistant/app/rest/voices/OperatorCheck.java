package org.assistant.app.rest.voices;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.security.Operator;

/** Lets only the operator use an {@link OperatorOnly} resource, also on a path that the server's own constraint misses. */
@OperatorOnly
@Provider
@Priority(Priorities.AUTHORIZATION)
public class OperatorCheck implements ContainerRequestFilter {

    private final HttpServletRequest http;

    public OperatorCheck(@Context HttpServletRequest http) {
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!Operator.sent(http)) {
            request.abortWith(
                    new ApiError(ApiError.FORBIDDEN, "only the operator may do this", "", "login_required").response());
        }
    }
}
