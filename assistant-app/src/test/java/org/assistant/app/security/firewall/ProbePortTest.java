package org.assistant.app.security.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.assistant.app.security.FakeRequest;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProbePortTest {

    private final Map<String, String> settings = new HashMap<>();
    private final ProbePort port = new ProbePort(LiveConfig.of(settings));

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/", "/health/ready", "/health/live", "/metrics", "/metrics/base"})
    void probe_isAnsweredOnBothPorts(String path) {
        settings.put("assistant.probes.local-port", "8081");

        assertThat(isOpen(8081, path)).isTrue();
        assertThat(isOpen(8080, path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/models", "/healthy", "/metricsx", "/admin/", "/openapi", "/v1/health", ""})
    void anythingElse_isAnsweredOnTheOtherPortOnly(String path) {
        settings.put("assistant.probes.local-port", "8081");

        assertThat(isOpen(8081, path)).isFalse();
        assertThat(isOpen(8080, path)).isTrue();
    }

    @Test
    void noPortForProbes_everythingIsOpen() {
        assertThat(isOpen(8080, "/v1/models")).isTrue();
    }

    private boolean isOpen(int local, String path) {
        return port.isOpen(FakeRequest.of("GET", path).at(local).request());
    }
}
