package org.assistant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the shipped dashboard and alerts ask for is there, and means what they say. */
@ExtendWith(PayaraMicro.class)
final class MetricsIT {

    private static final Path DASHBOARDS = Path.of("..", "config", "dashboards");

    /** A metric's name in an expression: followed by its labels, a range, or what takes it together. */
    private static final Pattern NAME = Pattern.compile("\\b(?:tts|memory|cpu|thread)_[A-Za-z_]+");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:]+)(\\{[^}]*})? (\\S+)$");

    private final Api api;

    MetricsIT(Api api) {
        this.api = api;
    }

    @Test
    void everyMetricOfTheDashboardAndTheAlerts_isThereAfterASentence() throws IOException {
        speak("kokoro");
        // Lanes and readiness are shown from the first look on, which comes once a second.
        assertThat(Eventually.holds(
                        Duration.ofSeconds(10), () -> metrics().containsKey("tts_engine_ready{engine=\"kokoro\"}")))
                .isTrue();

        TreeSet<String> exported = new TreeSet<>();
        metrics().keySet().forEach(series -> exported.add(series.replaceFirst("\\{.*", "")));
        assertThat(exported).containsAll(asked("grafana.json")).containsAll(asked("alerts.yaml"));
    }

    @Test
    void oneSentence_isCountedOnceWithSaneFigures() {
        Map<String, Double> before = metrics();
        speak("kokoro");
        Map<String, Double> after = metrics();

        assertThat(grown(before, after, "tts_sentences_total{engine=\"kokoro\",language=\"en\"}"))
                .isEqualTo(1);
        assertThat(grown(before, after, "tts_characters_total{engine=\"kokoro\"}"))
                .isEqualTo("Good morning.".length());
        assertThat(grown(before, after, "tts_audio_ms_total{engine=\"kokoro\"}"))
                .isBetween(500.0, 3_000.0);
        assertThat(grown(before, after, "tts_first_sound_ms_count{engine=\"kokoro\"}"))
                .isEqualTo(1);
        assertThat(grown(before, after, "tts_first_sound_ms_sum{engine=\"kokoro\"}"))
                .isBetween(1.0, 180_000.0)
                .isGreaterThanOrEqualTo(grown(before, after, "tts_wait_ms_sum{engine=\"kokoro\"}"));
        assertThat(grown(before, after, "tts_first_sound_ms_bucket{engine=\"kokoro\",le=\"+Inf\"}"))
                .isEqualTo(1);
        assertThat(grown(before, after, "tts_real_time_factor_percent_sum{engine=\"kokoro\"}"))
                .isBetween(1.0, 100_000.0);
        assertThat(after)
                .containsEntry("tts_utterances_limit", 64.0)
                .containsEntry("tts_engine_ready{engine=\"kokoro\"}", 1.0)
                .containsEntry("tts_engine_ready{engine=\"xtts\"}", 0.0);
        assertThat(grown(before, after, "tts_lost_total")).isZero();
    }

    @Test
    void fallback_isCountedByItsCause() {
        Map<String, Double> before = metrics();
        HttpResponse<byte[]> spoken = speak("xtts");
        Map<String, Double> after = metrics();

        assertThat(spoken.headers().firstValue("X-TTS-Fallback")).contains("not-ready");
        assertThat(grown(before, after, "tts_fallbacks_total{cause=\"not-ready\"}"))
                .isEqualTo(1);
        assertThat(grown(before, after, "tts_fallbacks_total{cause=\"budget\"}"))
                .isZero();
        assertThat(grown(before, after, "tts_sentences_total{engine=\"kokoro\",language=\"en\"}"))
                .isEqualTo(1);
    }

    private HttpResponse<byte[]> speak(String engine) {
        HttpResponse<byte[]> spoken = api.post(
                Api.SPEECH,
                Map.of("model", engine, "input", "Good morning.", "language", "en", "response_format", "wav"));
        assertThat(spoken.statusCode()).as(Api.describe(spoken)).isEqualTo(200);
        return spoken;
    }

    /** Each series with its value; without the label of the scope, which Payara puts on all of them. */
    private Map<String, Double> metrics() {
        Map<String, Double> samples = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(Api.text(api.get("/metrics", "text/plain")));
        while (sample.find()) {
            String labels = sample.group(2) == null ? "" : sample.group(2);
            List<String> own = Pattern.compile("[a-z_]+=\"[^\"]*\"")
                    .matcher(labels)
                    .results()
                    .map(label -> label.group())
                    .filter(label -> !label.startsWith("mp_scope="))
                    .sorted()
                    .toList();
            String series = sample.group(1) + (own.isEmpty() ? "" : "{" + String.join(",", own) + "}");
            samples.put(series, Double.valueOf(sample.group(3).replace("Inf", "Infinity")));
        }
        return samples;
    }

    private static double grown(Map<String, Double> before, Map<String, Double> after, String series) {
        return after.getOrDefault(series, 0.0) - before.getOrDefault(series, 0.0);
    }

    private static Set<String> asked(String file) throws IOException {
        Set<String> names = new TreeSet<>();
        NAME.matcher(Files.readString(DASHBOARDS.resolve(file))).results().forEach(name -> names.add(name.group()));
        assertThat(names).isNotEmpty();
        return names;
    }
}
