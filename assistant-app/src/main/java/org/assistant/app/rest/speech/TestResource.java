package org.assistant.app.rest.speech;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where clients look whether this is a server of Kokoro. Whether it can speak now is what {@code /health/ready} tells. */
@Path("test")
@Produces(MediaType.APPLICATION_JSON)
public class TestResource {

    @GET
    public String test() {
        return "{\"status\":\"ok\"}";
    }
}
