package org.assistant.tts.models.sources;

import java.time.Duration;
import java.util.Map;

/**
 * The surroundings of a fetch outside the model's folder.
 *
 * @param environment environment variables for the registries' clients and the proxy
 * @param connectTimeout time after which a host that does not answer is given up
 * @param readTimeout time after which a connection without data is given up
 */
public record FetchEnvironment(
        Map<String, String> environment, DiskSpace space, Duration connectTimeout, Duration readTimeout) {

    /** The surroundings of this process. */
    public static FetchEnvironment real() {
        return new FetchEnvironment(System.getenv(), DiskSpace.REAL, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
}
