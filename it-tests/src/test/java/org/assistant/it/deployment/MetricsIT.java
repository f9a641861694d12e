package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks that the metrics in the shipped dashboard and alerts exist and mean what these say. */
@ExtendWith(PayaraMicro.class)
final class MetricsIT {

    private static final Path DASHBOARDS = Path.of("..", "config", "dashboards");

    /** The name of a metric in an expression. */
    private static final Pattern NAME = Pattern.compile("\\b(?:tts|memory|cpu|thread)_[A-Za-z_]+");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:]+)(\\{[^}]*})? (\\S+)$");

    private final Api api;

    MetricsIT(Api api) {
        this.api = api;
    }

    @Test
    void everyMetricOfTheDashboardAndTheAlerts_isThereAfterASentence() throws IOException {
        speak("kokoro");
        // Lanes and readiness are exported from the first check on, which happens once a second.
        assertThat(Eventually.holds(
                        Duration.ofSeconds(10), () -> metrics().containsKey("tts_engine_ready{engine=\"kokoro\"}")))
                .isTrue();

        TreeSet<String> exported = new TreeSet<>();
        metrics().keySet().forEach(series -> exported.add(series.replaceFirst("\\{.*", "")));
        assertThat(exported).containsAll(asked("grafana.json")).containsAll(asked("alerts.yaml"));
    }

    @Test
    void oneSentence_isCountedOnceWithSaneValues() {
        Map<String, Double> before = metrics();
        speak("kokoro");
        Map<String, Double> after = metrics();

        assertThat(grown(before, after, "tts_sentences_total{engine=\"kokoro\",language=\"en\"}"))
                .isEqualTo(1);
        assertThat(grown(before, after, "tts_characters_total{engine=\"kokoro\"}"))
                .isEqualTo("Good morning.".length());
        assertThat(grown(before, after, "tts_audio_seconds_total{engine=\"kokoro\"}"))
                .isBetween(0.0, 3.0);
        assertThat(grown(before, after, "tts_first_sound_seconds_count{engine=\"kokoro\"}"))
                .isEqualTo(1);
        assertThat(grown(before, after, "tts_first_sound_seconds_sum{engine=\"kokoro\"}"))
                .isBetween(0.001, 180.0)
                .isGreaterThanOrEqualTo(grown(before, after, "tts_wait_seconds_sum{engine=\"kokoro\"}"));
        assertThat(grown(before, after, "tts_first_sound_seconds_bucket{engine=\"kokoro\",le=\"+Inf\"}"))
                .isEqualTo(1);
        assertThat(grown(before, after, "tts_real_time_factor_sum{engine=\"kokoro\"}"))
                .isBetween(0.01, 1_000.0);
        assertThat(after)
                .containsEntry("tts_utterances_limit", 64.0)
                .containsEntry("tts_engine_ready{engine=\"kokoro\"}", 1.0)
                .containsEntry("tts_engine_ready{engine=\"xtts\"}", 0.0);
        assertThat(grown(before, after, "tts_lost_total")).isZero();
        assertThat(after.keySet()).as("without keys").noneMatch(series -> series.startsWith("tts_key_"));
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

    @Test
    void sentenceWithoutALanguage_isCountedInThatOfItsVoice() {
        Map<String, Double> before = metrics();
        assertThat(api.post(
                                Api.SPEECH,
                                Map.of(
                                        "model",
                                        "kokoro",
                                        "input",
                                        "Hola.",
                                        "voice",
                                        "ef_dora",
                                        "response_format",
                                        "wav"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(grown(before, metrics(), "tts_sentences_total{engine=\"kokoro\",language=\"es\"}"))
                .isEqualTo(1);
    }

    @Test
    void audio_isCountedInSeconds_withoutLosingParts() {
        Map<String, Double> before = metrics();
        for (int i = 0; i < 4; i++) {
            speak("kokoro");
        }
        assertThat(grown(before, metrics(), "tts_audio_seconds_total{engine=\"kokoro\"}"))
                .isBetween(2.0, 12.0);
    }

    /** The rules of {@code promtool check metrics} for our own metrics; MicroProfile named the others. */
    @Test
    void ourMetrics_areNamedByTheBookOfPrometheus() {
        speak("kokoro");
        Map<String, String> types = types("TYPE");
        Map<String, String> meanings = types("HELP");
        types.forEach((name, type) -> {
            assertThat(name).as("snake_case").matches("[a-z][a-z0-9_]*");
            assertThat(meanings.get(name)).as("help of " + name).isNotBlank();
            assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
            assertThat(name).as("part of a histogram").doesNotMatch(".*_(bucket|count|sum)");
            assertThat(List.of(name.split("_")))
                    .as("no type, and no unit but a base unit")
                    .doesNotContain(
                            "gauge",
                            "counter",
                            "summary",
                            "histogram",
                            "ms",
                            "s",
                            "sec",
                            "millis",
                            "milliseconds",
                            "minutes",
                            "kb",
                            "mb",
                            "kilobytes",
                            "megabytes",
                            "percent");
        });
        assertThat(types)
                .containsEntry("tts_first_sound_seconds", "histogram")
                .containsEntry("tts_real_time_factor", "histogram")
                .containsEntry("tts_waiting", "gauge")
                .containsEntry("tts_build_info", "gauge");
        assertThat(metrics().keySet()).anyMatch(series -> series.matches("tts_build_info\\{version=\"[^\"]+\"}"));
    }

    /** Checks all metrics of the server for what Prometheus refuses or drops. */
    @Test
    void answer_hasEachFamilyAndEachSeriesOnce_andQuantilesInSummariesAlone() {
        String answer = Api.text(api.get("/metrics", "text/plain"));
        assertThat(answer.lines().filter(line -> line.startsWith("# "))).doesNotHaveDuplicates();
        assertThat(answer.lines().filter(line -> !line.startsWith("#")).map(line -> line.replaceFirst(" \\S+$", "")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(answer.lines().filter(line -> line.startsWith("tts_")))
                .noneMatch(line -> line.contains("quantile="));
    }

    @Test
    void buckets_growToTheNumberOfAllSentences() {
        speak("kokoro");
        Map<String, Double> metrics = metrics();
        for (String histogram : List.of("tts_first_sound_seconds", "tts_wait_seconds", "tts_real_time_factor")) {
            List<Double> buckets = metrics.entrySet().stream()
                    .filter(series -> series.getKey().startsWith(histogram + "_bucket{engine=\"kokoro\""))
                    .sorted(Comparator.comparing(series -> limit(series.getKey())))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(buckets).as(histogram).hasSizeGreaterThan(8).isSorted();
            assertThat(buckets.get(buckets.size() - 1))
                    .as(histogram)
                    .isEqualTo(metrics.get(histogram + "_count{engine=\"kokoro\"}"));
        }
    }

    @Test
    void head_isAnsweredLikeGetWithoutABody() {
        HttpResponse<byte[]> head = api.send(
                api.request("/metrics").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isGreaterThan(1_000);
        assertThat(head.body()).isEmpty();
    }

    private static double limit(String series) {
        return Double.parseDouble(
                series.replaceFirst(".*le=\"([^\"]*)\".*", "$1").replace("+Inf", "Infinity"));
    }

    /** The comments of one kind by the names of our families. */
    private Map<String, String> types(String kind) {
        Map<String, String> told = new TreeMap<>();
        Pattern.compile("(?m)^# " + kind + " (tts_\\S+) (.*)$")
                .matcher(Api.text(api.get("/metrics", "text/plain")))
                .results()
                .forEach(line -> told.put(line.group(1), line.group(2)));
        assertThat(told).hasSizeGreaterThan(20);
        return told;
    }

    private HttpResponse<byte[]> speak(String engine) {
        HttpResponse<byte[]> spoken = api.post(
                Api.SPEECH,
                Map.of("model", engine, "input", "Good morning.", "language", "en", "response_format", "wav"));
        assertThat(spoken.statusCode()).as(Api.describe(spoken)).isEqualTo(200);
        return spoken;
    }

    /** Each series with its value, without the label of the scope that Payara adds to all of them. */
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
