package org.assistant.app.rest.body;

import jakarta.ws.rs.WebApplicationException;

/** Ends a request with an error in the format of OpenAI's API. */
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
