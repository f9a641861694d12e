package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KokoroConfigTest {

    @Test
    void defaults() {
        KokoroConfig config = KokoroConfig.defaults();
        assertThat(config.voice()).isEqualTo("af_heart");
        assertThat(config.threads()).isZero();
        assertThat(config.concurrentRuns()).isZero();
        assertThat(config.maxWaiting()).isEqualTo(64);
        assertThat(config.clausePause()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.sentencePause()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.paragraphPause()).isEqualTo(Duration.ofMillis(600));
        assertThat(config.loudness()).isEqualTo(-20);
        assertThat(config.cacheMegabytes()).isEqualTo(64);
    }

    @Test
    void openAiNames_eachHaveAVoice_theSameNameWhereKokoroHasIt() {
        assertThat(KokoroConfig.defaults().aliases())
                .containsOnlyKeys(
                        "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage",
                        "shimmer", "verse")
                .containsEntry("alloy", "af_alloy")
                .containsEntry("echo", "am_echo")
                .containsEntry("fable", "bm_fable")
                .containsEntry("nova", "af_nova")
                .containsEntry("onyx", "am_onyx");
    }

    @Test
    void set_valuesAreTaken() {
        KokoroConfig config = config(Map.of(
                "tts.kokoro.threads", "3",
                "tts.kokoro.concurrent-runs", "5",
                "tts.kokoro.aliases", " Anna = af_sky , duo=bm_lewis(2)+bf_lily"));
        assertThat(config.threadsPerRun()).isEqualTo(3);
        assertThat(config.runs()).isEqualTo(5);
        assertThat(config.aliases()).isEqualTo(Map.of("anna", "af_sky", "duo", "bm_lewis(2)+bf_lily"));
    }

    @Test
    void aliasesNone_noAliases() {
        assertThat(config(Map.of("tts.kokoro.aliases", "none")).aliases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "=af_sky", "anna=", "anna=nobody", "anna=af_sky,", "anna=af_sky+"})
    void malformedAliases_nameTheKey(String aliases) {
        assertThatThrownBy(() -> config(Map.of("tts.kokoro.aliases", aliases)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tts.kokoro.aliases");
    }

    @Test
    void machine_isUsedWhollyByDefault() {
        KokoroConfig config = KokoroConfig.defaults();
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(config.threadsPerRun()).isBetween(1, 4);
        assertThat(config.runs() * config.threadsPerRun()).isLessThanOrEqualTo(Math.max(processors, 1));
    }

    @Test
    void sharedRuns_takeOneProcessorEach_ofAMachineOfUsualSize() {
        KokoroConfig config = KokoroConfig.defaults();
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(config.sharedRuns()).isEqualTo(Math.min(16, processors));
        assertThat(config.sharedRuns() * config.threadsPerSharedRun()).isLessThanOrEqualTo(processors);
    }

    @Test
    void setThreadsOrRuns_holdForSharedRunsToo() {
        KokoroConfig threads = config(Map.of("tts.kokoro.threads", "3"));
        assertThat(threads.threadsPerSharedRun()).isEqualTo(3);
        assertThat(threads.sharedRuns()).isEqualTo(threads.runs());
        assertThat(config(Map.of("tts.kokoro.concurrent-runs", "5")).sharedRuns())
                .isEqualTo(5);
    }

    @Test
    void keys_areFoundOnTheClassPath() {
        assertThat(Settings.onClassPath(KokoroConfigTest.class.getClassLoader()))
                .extracting(Setting::key)
                .contains("tts.kokoro.voice", "tts.kokoro.aliases", "tts.kokoro.loudness");
    }

    private static KokoroConfig config(Map<String, String> values) {
        return KokoroConfig.from(key -> Optional.ofNullable(values.get(key)));
    }
}
