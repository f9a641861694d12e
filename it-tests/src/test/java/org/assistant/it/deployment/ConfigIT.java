package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Server;
import org.junit.jupiter.api.Test;

/** Tests that a mistake in the configuration stops the start and is named. */
final class ConfigIT {

    @Test
    void slips_areNamedAndNothingIsServed() {
        Map<String, String> slips = Map.of("tts.bakend", "kokoro", "tts.speech.max-concurrent", "many");
        try (Server server = Server.start("config", slips)) {
            server.awaitRefusal(Server.START);

            assertThat(server.log())
                    .contains("unknown configuration key tts.bakend; the nearest known one is tts.backend")
                    .contains("tts.speech.max-concurrent must be 1 to 10000, was \"many\"");
            assertThat(new Api(server).status("/v1/models")).isNotEqualTo(200);
        }
    }
}
