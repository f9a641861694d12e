package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests MicroProfile Health of a server that can speak. */
@ExtendWith(PayaraMicro.class)
final class HealthIT {

    private final Api api;

    HealthIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready", "/health/live"})
    void speakingServer_up(String path) {
        JsonObject health = api.json(path);

        assertThat(health.getString("status")).isEqualTo("UP");
        assertThat(health.getJsonArray("checks").getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.getString("status")).isEqualTo("UP"));
    }
}
