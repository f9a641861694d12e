package org.assistant.tts.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class OnnxRuntimeTest {

    @Test
    void versionBeforeTelemetry_noWarning() {
        assertThat(OnnxRuntime.telemetryWarning("1.28.0", Map.of())).isEmpty();
        assertThat(OnnxRuntime.telemetryWarning("1.9.1", Map.of())).isEmpty();
    }

    @Test
    void versionWithTelemetry_warnsAndNamesTheSwitch() {
        for (String version : new String[] {"1.29.0", "1.100.2", "2.0.0", "1.30.0-dev", "unknown"}) {
            assertThat(OnnxRuntime.telemetryWarning(version, Map.of()))
                    .hasValueSatisfying(
                            warning -> assertThat(warning).contains(version).contains("ORT_DISABLE_TELEMETRY=1"));
        }
    }

    @Test
    void telemetrySwitchedOff_noWarning() {
        assertThat(OnnxRuntime.telemetryWarning("1.29.0", Map.of("ORT_DISABLE_TELEMETRY", "1")))
                .isEmpty();
    }

    @Test
    void runtimeOfTheBuild_sendsNothing() {
        assertThat(OnnxRuntime.telemetryWarning(OnnxRuntime.environment().getVersion(), Map.of()))
                .isEmpty();
    }
}
