package org.assistant.tts.xtts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XttsConfigTest {

    private static final ExecutionTarget PROCESSOR = new ExecutionTarget.Cpu(1);
    private static final XttsDimensions.Sampling MODEL = new XttsDimensions.Sampling(0.7, 4, 40, 0.8);

    @Test
    void defaults_areThoseOfTheModelAndTheMachine() {
        XttsConfig config = FakeXtts.config(Map.of());
        assertThat(config.voice()).isEmpty();
        assertThat(config.device()).isEqualTo(new Device.Any());
        assertThat(config.precision()).isEmpty();
        assertThat(config.maxWaiting()).isEqualTo(64);
        assertThat(config.pause()).isEqualTo(Duration.ofMillis(150));
        assertThat(config.sampling(MODEL).temperature()).isEqualTo(0.7);
        assertThat(config.sampling(MODEL).topK()).isEqualTo(40);
        assertThat(config.rows(PROCESSOR)).isEqualTo(4);
        assertThat(config.rows(new ExecutionTarget.Cuda(0))).isEqualTo(16);
        assertThat(config.parallel(PROCESSOR)).isEqualTo(2);
        assertThat(config.parallel(new ExecutionTarget.Cuda(0))).isOne();
        assertThat(FakeXtts.config(Map.of("tts.xtts.seed", "1")).parallel(PROCESSOR))
                .isOne();
        assertThat(config.threadsPerRun()).isBetween(1, 8);
    }

    @Test
    void set_valuesAreTaken() {
        XttsConfig config = FakeXtts.config(Map.of(
                "tts.xtts.device", "cuda:2",
                "tts.xtts.precision", "fp16",
                "tts.xtts.batch-rows", "9",
                "tts.xtts.temperature", "0",
                "tts.xtts.top-p", "0.5",
                "tts.xtts.repetition-penalty", "10"));
        assertThat(config.device().targets(3)).isEqualTo(List.of(new ExecutionTarget.Cuda(2)));
        assertThat(config.precision()).isEqualTo(Optional.of(Precision.FP16));
        assertThat(config.rows(PROCESSOR)).isEqualTo(9);
        assertThat(config.sampling(MODEL).temperature()).isZero();
        assertThat(config.sampling(MODEL).topP()).isEqualTo(0.5);
        assertThat(config.sampling(MODEL).repetitionPenalty()).isEqualTo(10);
    }

    @Test
    void precisionThatDoesNotRunThere_saysSo() {
        for (Map<String, String> contradiction : List.of(
                Map.of("tts.xtts.device", "cuda", "tts.xtts.precision", "int8"),
                Map.of("tts.xtts.device", "cpu", "tts.xtts.precision", "fp16"))) {
            assertThatThrownBy(() -> FakeXtts.config(contradiction))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tts.xtts.precision");
        }
        assertThat(FakeXtts.config(Map.of("tts.xtts.device", "cpu", "tts.xtts.precision", "int4"))
                        .targets())
                .singleElement()
                .isInstanceOf(ExecutionTarget.Cpu.class);
    }

    @Test
    void seedOnACard_textsTakeTurnsAsEver() {
        XttsConfig config = FakeXtts.config(Map.of("tts.xtts.seed", "1"));
        assertThat(config.rows(new ExecutionTarget.Cuda(0))).isEqualTo(16);
    }

    @Test
    void seed_decodesTextsAlone() {
        XttsConfig config = FakeXtts.config(Map.of("tts.xtts.seed", "-5", "tts.xtts.batch-rows", "9"));
        assertThat(config.rows(PROCESSOR)).isEqualTo(1);
        assertThat(config.sampling(MODEL).seed()).isEqualTo(-5);
        assertThat(config.sampling(MODEL).repeatable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "tts.xtts.device, gpu", "tts.xtts.device, cuda:", "tts.xtts.device, cuda:-1", "tts.xtts.precision, int2",
        "tts.xtts.temperature, -1", "tts.xtts.temperature, NaN", "tts.xtts.top-k, 1.5", "tts.xtts.top-p, 0",
        "tts.xtts.repetition-penalty, 0.5", "tts.xtts.seed, once", "tts.xtts.batch-rows, 65"
    })
    void outOfRange_namesTheKey(String key, String value) {
        assertThatThrownBy(() -> FakeXtts.config(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }

    @Test
    void keys_areFoundOnTheClassPath() {
        assertThat(Settings.onClassPath(XttsConfigTest.class.getClassLoader()))
                .extracting(Setting::key)
                .contains("tts.xtts.voice", "tts.xtts.seed", "tts.xtts.pause");
    }
}
