package org.assistant.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.PayaraMicro;
import org.assistant.it.RawClient;
import org.assistant.it.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests clients that leave before anything is written to them. */
@ExtendWith(PayaraMicro.class)
final class LeavingIT {

    /** About five minutes of speech. */
    private static final String LONG_TEXT = "The boats come home before the light is gone. ".repeat(87);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Server server;
    private final Api api;

    LeavingIT(Server server, Api api) {
        this.server = server;
        this.api = api;
    }

    @Test
    void whoLeavesAWholeAnswer_endsIt_alsoInTheQueue() {
        assertEndsWhenTheyLeave(
                Api.SPEECH, Map.of("model", "kokoro", "voice", "af_heart", "input", LONG_TEXT, "stream", false), 3);
    }

    @Test
    void whoLeavesAJsonReply_endsIt() {
        assertEndsWhenTheyLeave(Api.REPLY, Map.of("text", "say " + LONG_TEXT, "voice", "af_heart"), 1);
    }

    @Test
    void whoLeavesAStreamInTheQueue_endsIt() {
        assertEndsWhenTheyLeave(
                Api.SPEECH,
                Map.of("model", "kokoro", "voice", "af_heart", "input", LONG_TEXT, "response_format", "pcm"),
                3);
    }

    private void assertEndsWhenTheyLeave(String path, Map<String, Object> fields, int count) {
        int before = server.log().length();
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(RawClient.post(api, "127.0.0.1", "", path, fields));
        }
        assertThat(Eventually.holds(PATIENCE, () -> utterances() == count)).isTrue();

        clients.forEach(RawClient::close);
        assertThat(Eventually.holds(SOON, () -> utterances() == 0))
                .as("still spoken after their clients left")
                .isTrue();
        assertThat(server.log()
                        .substring(before)
                        .lines()
                        .filter(line -> !line.contains("\"kind\":\"verdict\""))) // about the speech, not about leaving
                .noneMatch(line -> line.contains("SEVERE") || line.contains("WARNING") || line.startsWith("\tat "));
    }

    private int utterances() {
        return api.json("/api/admin/state")
                .getJsonArray("utterances")
                .getValuesAs(JsonObject.class)
                .size();
    }
}
