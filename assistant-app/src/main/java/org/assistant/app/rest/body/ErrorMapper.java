package org.assistant.app.rest.body;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.assistant.app.security.Denial;
import org.assistant.app.security.RequestRefused;
import org.assistant.tts.speech.engines.FailuresInRow;

/** Answers every failure with an {@link ApiError}. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

    private final UriInfo uri;

    public ErrorMapper(@Context UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException e) {
            return describe(e.getResponse());
        }
        if (failure instanceof RequestRefused e) {
            return refused(e.refusal());
        }
        FailureLog.tell(failure);
        if (failure instanceof LinkageError) { // those within speech are reported as its failures
            CDI.current().select(FailuresInRow.class).get().failed(failure);
        }
        return ApiError.of(failure, textField()).response();
    }

    private String textField() {
        return uri.getBaseUri().getPath().endsWith("/v1/") ? "input" : "text";
    }

    private static Response refused(Denial refusal) {
        Response.ResponseBuilder response = Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(refusal.json().toString());
        refusal.headers().forEach(response::header);
        return response.build();
    }

    /** The container's own refusals (no such path, no such method, wrong content type) have no body. */
    private static Response describe(Response refusal) {
        if (refusal.hasEntity() || refusal.getStatus() < ApiError.BAD_REQUEST) {
            return refusal;
        }
        String message = switch (refusal.getStatus()) {
            case ApiError.NOT_FOUND -> "there is nothing at this path";
            case 405 -> "this path does not take this method; see the header Allow";
            case 406 -> "this path has none of the types in the header Accept";
            case 415 ->
                "this path does not take this content type; it must be application/json, or multipart/form-data for files";
            default -> refusal.getStatusInfo().getReasonPhrase();
        };
        if (message.isBlank()) {
            message = "the server refused the request";
        }
        Response described = new ApiError(refusal.getStatus(), message, "", "").response();
        String allow = refusal.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? described
                : Response.fromResponse(described)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }
}
