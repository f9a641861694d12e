package org.assistant.app.rest;

import java.util.Map;

/** Properties for the server's JAX-RS implementation; those other than Jersey ignore the names. */
public final class ServerProperties {

    /** Sends every flush at once; Jersey otherwise holds the first 8 KiB back. No WADL either, since there is OpenAPI. */
    public static final Map<String, Object> STREAMING =
            Map.of("jersey.config.server.contentLength.buffer", 0, "jersey.config.server.wadl.disableWadl", true);

    private ServerProperties() {}
}
