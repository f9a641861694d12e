package org.assistant.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.app.monitoring.MonitoringSettings;
import org.assistant.app.rest.body.Json;
import org.assistant.app.security.audit.AuditLog;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.FinishedUtterances;
import org.assistant.tts.speech.record.HandClock;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.Reports;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.timeline.Timeline;
import org.assistant.tts.speech.utterance.Utterances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console lists besides its live state. */
final class ConsoleListsTest {

    private static final Setting<String> PASSWORD = Setting.text("tts.some.password", "", "any", "A secret.");

    private final HandClock clock = new HandClock();
    private final EventLog events = new EventLog(clock);

    @Test
    void configuration_tellsValueAndSource_andNoSecret() {
        Map<String, String> values = new HashMap<>(Map.of("tts.some.password", "hunter2"));
        ConfigurationResource configuration =
                new ConfigurationResource(List.of(PASSWORD, MonitoringSettings.LATE_AFTER), LiveConfig.of(values));
        assertThat(configuration.list()).doesNotContain("hunter2");
        List<JsonObject> settings = Json.parse(configuration.list())
                .asJsonObject()
                .getJsonArray("settings")
                .getValuesAs(JsonObject.class);
        assertThat(settings.get(0).isNull("value")).isTrue();
        assertThat(settings.get(0).getBoolean("set")).isTrue();
        assertThat(settings.get(0).getString("source")).isEqualTo("file");
        assertThat(settings.get(1).getString("value")).isEqualTo("2000");
        assertThat(settings.get(1).getString("source")).isEqualTo("default");
    }

    @Test
    void happenings_areThoseOfTheKind() {
        events.add(Happening.Level.INFO, "voice", "a voice", Map.of());
        events.add(Happening.Level.INFO, "model", "a model", Map.of());
        HappeningsResource happenings = new HappeningsResource(events);
        assertThat(happenings.list("voice")).contains("a voice").doesNotContain("a model");
        assertThat(happenings.list("")).contains("a voice").contains("a model");
    }

    @Test
    void auditFile_quotesWhatItHolds(@TempDir Path folder) {
        AuditLog log = new AuditLog(folder);
        log.happened(new Happening(
                Instant.EPOCH, Happening.Level.INFO, "voice", "renamed \"Ada\", =1+1", Map.of("who", "=admin")));
        assertThat(new AuditResource(log).file().getEntity()).isEqualTo("""
                when,who,kind,what\r
                "1970-01-01T00:00:00Z","'=admin","voice","renamed ""Ada"", =1+1"\r
                """);
    }

    @Test
    void utterances_areFoundWithoutTheirText() {
        FinishedUtterances finished = new FinishedUtterances(clock);
        finished.lateAfter(Duration.ofMillis(10));
        finished.utterance(Reports.ended(7, "xtts", SentenceReport.Ending.SPOKEN));
        JsonObject list = Json.parse(new UtterancesResource(new Utterances(), finished, events).list("#7 late"))
                .asJsonObject();
        JsonObject one = list.getJsonArray("utterances").getJsonObject(0);
        assertThat(list.getInt("kept")).isEqualTo(1);
        assertThat(one.getInt("id")).isEqualTo(7);
        assertThat(one.getBoolean("trouble")).isTrue();
        assertThat(one.getString("result")).isEqualTo("spoken");
        assertThat(one.keySet()).doesNotContain("text");
    }

    @Test
    void timeline_hasThreeSpansAndNoOther() {
        TimelineResource timeline = new TimelineResource(new Timeline(clock));
        assertThat(Json.parse(timeline.timeline("24h")).asJsonObject().getInt("step_s"))
                .isEqualTo(480);
        assertThatThrownBy(() -> timeline.timeline("2h")).isInstanceOf(WebApplicationException.class);
    }
}
