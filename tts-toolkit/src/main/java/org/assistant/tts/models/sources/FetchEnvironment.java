package org.assistant.tts.models.sources;

import java.time.Duration;
import java.util.Map;

/**
 * What a fetch depends on outside the model's folder.
 *
 * @param environment for the registries' clients and the proxy
 * @param connectTimeout until a host that does not answer is given up
 * @param readTimeout until a connection over which nothing comes is given up
 */
public record FetchEnvironment(
        Map<String, String> environment, DiskSpace space, Duration connectTimeout, Duration readTimeout) {

    /** Those of this process. */
    public static FetchEnvironment real() {
        return new FetchEnvironment(System.getenv(), DiskSpace.REAL, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
}
