package org.assistant.app.rest.body;

import jakarta.ws.rs.WebApplicationException;

/** Ends a request with an error that is already in OpenAI's words. */
public final class ApiException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    ApiException(ApiError error) {
        super(error.message(), error.response());
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
