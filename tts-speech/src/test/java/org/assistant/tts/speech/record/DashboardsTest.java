package org.assistant.tts.speech.record;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.speech.GuardedSpeech;
import org.assistant.tts.speech.record.export.MicroProfileMetrics;
import org.assistant.tts.speech.record.export.SpeechMetrics;
import org.junit.jupiter.api.Test;

/** The dashboards and alerts for Grafana and Prometheus use only existing metrics. */
final class DashboardsTest {

    private static final Path FOLDER = Path.of("../config/dashboards");
    private static final Pattern NAME = Pattern.compile("\\btts_[a-z_]+");

    private static final Pattern COUNT_OF_FAULT_TOLERANCE =
            Pattern.compile("\\bft_[a-z_]+\\{[^}]*?method=~\"([^\"]*)\"|\\bft_[a-z_]+");

    private static final Set<String> COUNTERS = Set.of(
            MicroProfileMetrics.SENTENCES,
            MicroProfileMetrics.CHARACTERS,
            MicroProfileMetrics.AUDIO,
            MicroProfileMetrics.FALLBACKS,
            MicroProfileMetrics.REPEATED,
            MicroProfileMetrics.LOST,
            MicroProfileMetrics.CANCELLED,
            MicroProfileMetrics.REFUSED,
            MicroProfileMetrics.CACHE_LOOKUPS);

    private static final Set<String> HISTOGRAMS =
            Set.of(MicroProfileMetrics.FIRST_SOUND, MicroProfileMetrics.REAL_TIME_FACTOR, MicroProfileMetrics.WAIT);

    @Test
    void dashboard_asksForWhatThereIs() throws IOException {
        String text = Files.readString(FOLDER.resolve("grafana.json"));
        assertThat(JsonProvider.provider()
                        .createReader(new StringReader(text))
                        .readObject()
                        .getJsonArray("panels"))
                .hasSizeGreaterThan(10);
        assertThat(names(text)).hasSizeGreaterThan(10).isSubsetOf(exported());
    }

    @Test
    void alerts_askForWhatThereIs() throws IOException {
        assertThat(names(Files.readString(FOLDER.resolve("alerts.yaml"))))
                .hasSizeGreaterThan(4)
                .isSubsetOf(exported());
    }

    @Test
    void alerts_sayHowGraveTheyAreAndWhatHappened() throws IOException {
        String[] rules = Files.readString(FOLDER.resolve("alerts.yaml")).split("- alert: ");
        assertThat(rules).hasSizeGreaterThan(5);
        assertThat(Arrays.copyOfRange(rules, 1, rules.length)).allSatisfy(rule -> {
            assertThat(rule).containsPattern("(?m)^        expr: ").containsPattern("severity: (critical|warning)\n");
            assertThat(rule).contains("{{ $labels.instance }}").containsPattern("(?m)^          description: \\S");
        });
    }

    @Test
    void panels_haveNumbersOfTheirOwnAndAskForTheChosenServerAlone() throws IOException {
        var panels = JsonProvider.provider()
                .createReader(new StringReader(Files.readString(FOLDER.resolve("grafana.json"))))
                .readObject()
                .getJsonArray("panels")
                .getValuesAs(JsonObject.class);
        assertThat(panels).extracting(panel -> panel.getInt("id")).doesNotHaveDuplicates();
        assertThat(panels)
                .filteredOn(panel -> !panel.getString("type").equals("row"))
                .allSatisfy(panel -> {
                    assertThat(panel.getJsonArray("targets")).isNotEmpty();
                    panel.getJsonArray("targets")
                            .getValuesAs(JsonObject.class)
                            .forEach(target ->
                                    assertThat(target.getString("expr")).contains("instance=~\"$instance\""));
                });
    }

    /** Another application on the same server has its own counts. */
    @Test
    void countsOfFaultTolerance_areThoseOfTheGuardedCall() throws IOException {
        String guarded = GuardedSpeech.class.getName() + ".speak";
        for (String file : List.of("grafana.json", "alerts.yaml")) {
            List<MatchResult> counts = COUNT_OF_FAULT_TOLERANCE
                    .matcher(Files.readString(FOLDER.resolve(file)).replace("\\", ""))
                    .results()
                    .toList();
            assertThat(counts).as(file).hasSizeGreaterThan(2);
            assertThat(counts)
                    .allSatisfy(count -> assertThat(guarded).matches(Objects.toString(count.group(1), "no method")));
        }
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    private static Set<String> exported() {
        Set<String> exported = new TreeSet<>();
        COUNTERS.forEach(counter -> exported.add(counter + "_total"));
        HISTOGRAMS.forEach(histogram -> exported.add(histogram + "_bucket"));
        Arrays.stream(SpeechMetrics.Gauge.values()).forEach(gauge -> exported.add(gauge.metric()));
        return exported;
    }
}
