package org.assistant.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.OptionalInt;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class LiveMessageTest {

    @Test
    void refusalUnderLoad_saysWhenToTryAgain() {
        JsonObject failed =
                json(OptionalInt.of(3), new TTSException.EngineOverloaded("busy", Duration.ofMillis(6_500)));
        assertThat(failed.getInt("retry_after")).isEqualTo(7);
        assertThat(failed.getInt("turn")).isEqualTo(3);
    }

    @Test
    void refusalOfAWrongText_doesNot() {
        JsonObject failed = json(OptionalInt.empty(), new TTSException.InvalidRequest("text", "empty"));
        assertThat(failed).containsOnlyKeys("type", "turn", "error");
        assertThat(failed.isNull("turn")).isTrue();
    }

    private static JsonObject json(OptionalInt turn, TTSException failure) {
        return Json.parse(RecordJson.text(LiveMessage.failed(turn, failure))).asJsonObject();
    }
}
