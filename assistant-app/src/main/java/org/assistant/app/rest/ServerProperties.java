package org.assistant.app.rest;

import java.util.Map;

/** What the server's JAX-RS is told; unknown names are ignored by others than Jersey. */
public final class ServerProperties {

    /** Sends every flush at once; Jersey otherwise holds the first 8 KiB back. And no WADL: there is OpenAPI. */
    public static final Map<String, Object> STREAMING =
            Map.of("jersey.config.server.contentLength.buffer", 0, "jersey.config.server.wadl.disableWadl", true);

    private ServerProperties() {}
}
