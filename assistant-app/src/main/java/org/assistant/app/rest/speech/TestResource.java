package org.assistant.app.rest.speech;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The path at which clients check that this is a Kokoro server. Whether it can speak now is at {@code /health/ready}. */
@Path("test")
@Produces(MediaType.APPLICATION_JSON)
public class TestResource {

    record Status(String status) {}

    @GET
    public Status test() {
        return new Status("ok");
    }
}
