package org.assistant.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assistant.it.Eventually;
import org.junit.jupiter.api.Test;

/** Tests an engine that loses one of its classes while it runs, as happens when too many files are open. */
final class FailingSpeechIT {

    private static final Duration ROUNDS = Duration.ofMinutes(1);

    @Test
    void missingClass_turnsHealthDown_untilARehearsalSucceeds() {
        try (ScriptedServer scripted = ScriptedServer.start(
                "failing-speech", Map.of("tts.fallback", "none", "assistant.late-after", "60000"))) {
            scripted.send("PUT", "/scripted/linked/false", "");
            ScriptedServer.Answer answer = scripted.speak("scripted_ann", "", "Now w1.");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.error()).isEqualTo("synthesis_failed");
            JsonObject ready = scripted.api().check("/health/ready", "speech");
            assertThat(ready.getString("status")).isEqualTo("DOWN");
            assertThat(ready.getJsonObject("data").getString("reason"))
                    .contains("NoClassDefFoundError: org/assistant/it/engine/Missing");
            assertThat(Eventually.holds(ROUNDS, () -> scripted.api().status("/health/live") == 503))
                    .as("a rehearsal failed, too: only a restart helps")
                    .isTrue();
            assertThat(scripted.api()
                            .check("/health/live", "assistant")
                            .getJsonObject("data")
                            .getString("reason"))
                    .contains("Missing");
            assertThat(scripted.server().log())
                    .contains("\njava.lang.NoClassDefFoundError: org/assistant/it/engine/Missing\n\tat ");

            scripted.send("PUT", "/scripted/linked/true", "");
            assertThat(Eventually.holds(ROUNDS, () -> scripted.api().status("/health/ready") == 200))
                    .as("nobody has spoken meanwhile")
                    .isTrue();
            assertThat(scripted.api().status("/health/live")).isEqualTo(200);
            assertThat(levels(scripted)).startsWith("info", "error");
            assertThat(scripted.state().getJsonObject("totals").getInt("sentences"))
                    .as("rehearsals are not counted")
                    .isEqualTo(1);
        }
    }

    private static List<String> levels(ScriptedServer scripted) {
        return scripted.state().getJsonArray("happenings").getValuesAs(JsonObject.class).stream()
                .filter(happening -> happening.getString("kind").equals("speech"))
                .map(happening -> happening.getString("level"))
                .toList();
    }
}
