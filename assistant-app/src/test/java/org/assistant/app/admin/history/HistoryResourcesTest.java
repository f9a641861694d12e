package org.assistant.app.admin.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Map;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.app.security.FakeRequest;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.FinishedUtterances;
import org.assistant.tts.speech.record.HandClock;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.Reports;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.timeline.Timeline;
import org.assistant.tts.speech.utterance.Utterances;
import org.junit.jupiter.api.Test;

final class HistoryResourcesTest {

    private final HandClock clock = new HandClock();
    private final EventLog events = new EventLog(clock);

    @Test
    void happenings_areThoseOfTheKind() {
        events.add(Happening.Level.INFO, "voice", "a voice", Map.of());
        events.add(Happening.Level.INFO, "model", "a model", Map.of());
        HappeningsResource happenings = new HappeningsResource(events);
        assertThat(happenings.list("voice").happenings()).extracting("message").containsExactly("a voice");
        assertThat(happenings.list("").happenings()).extracting("message").containsExactly("a model", "a voice");
    }

    @Test
    void utterances_areFoundWithoutTheirText() {
        FinishedUtterances finished = new FinishedUtterances(clock);
        finished.lateAfter(Duration.ofMillis(10));
        finished.utterance(Reports.ended(7, "xtts", SentenceReport.Ending.SPOKEN));
        JsonObject list = Json.parse(
                        RecordJson.text(new UtterancesResource(new Utterances(), finished, events).list("#7 late")))
                .asJsonObject();
        JsonObject one = list.getJsonArray("utterances").getJsonObject(0);
        assertThat(list.getInt("kept")).isEqualTo(1);
        assertThat(one.getInt("id")).isEqualTo(7);
        assertThat(one.getBoolean("trouble")).isTrue();
        assertThat(one.getString("result")).isEqualTo("spoken");
        assertThat(one.keySet()).doesNotContain("text");
    }

    @Test
    void utteranceThatIsNotSpoken_cantBeCancelled() {
        UtterancesResource utterances = new UtterancesResource(new Utterances(), new FinishedUtterances(clock), events);
        HttpServletRequest request =
                FakeRequest.of("POST", "/api/admin/utterances/1/cancel").request();
        assertThatThrownBy(() -> utterances.cancel(1, request))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(404));
        assertThat(events.latest()).isEmpty();
    }

    @Test
    void timeline_hasThreeSpansAndNoOther() {
        TimelineResource timeline = new TimelineResource(new Timeline(clock));
        assertThat(timeline.timeline("24h").stepS()).isEqualTo(480);
        assertThatThrownBy(() -> timeline.timeline("2h")).isInstanceOf(WebApplicationException.class);
    }
}
