package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.IdleServer;
import org.assistant.it.PayaraMicro;
import org.assistant.it.Server;
import org.assistant.it.ServerSentEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests audio that arrives while the rest is still being made. */
@ExtendWith(PayaraMicro.class)
final class StreamingIT {

    /** About 35 s of speech. */
    private static final String LONG_TEXT = """
            The lighthouse keeper climbed the stairs every evening at the same hour. \
            He counted the steps, although he knew their number well. \
            From the gallery he watched the fishing boats come home, one after the other, before the light was gone. \
            On stormy nights he stayed beside the lamp until the morning. \
            Nobody had ever asked him whether he was lonely. \
            Had they done so, he would have pointed at the sea, and smiled, and said that it never stopped talking. \
            In winter the supply boat came only once a month, and then the whole day was a celebration.""";

    private final Server server;
    private final Api api;

    StreamingIT(Server server, Api api) {
        this.server = server;
        this.api = api;
    }

    @Test
    void longText_firstBytesLongBeforeTheLast() throws IOException {
        long start = System.nanoTime();
        HttpResponse<InputStream> response = api.open(Api.SPEECH, "*/*", speech("wav"));
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            // More than a header: the first tenth of a second of sound.
            byte[] first = body.readNBytes(44 + Audio.SAMPLE_RATE / 10 * Short.BYTES);
            long firstNanos = System.nanoTime() - start;
            byte[] rest = body.readAllBytes();
            long allNanos = System.nanoTime() - start;

            assertThat(rest.length).isGreaterThan(10 * first.length);
            assertThat(firstNanos).isLessThan(allNanos / 2);
        }
    }

    @Test
    void sse_deltasDecodeAndDoneArrives() throws IOException {
        Map<String, Object> fields = Map.of(
                "model", "kokoro",
                "voice", "af_heart",
                "input", "Good morning. How are you?",
                "response_format", "pcm",
                "stream_format", "sse");
        List<JsonObject> events;
        try (ServerSentEvents stream = api.events(Api.SPEECH, fields)) {
            events = stream.rest();
        }

        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        for (JsonObject event : events.subList(0, events.size() - 1)) {
            assertThat(ServerSentEvents.type(event)).isEqualTo("speech.audio.delta");
            audio.write(Base64.getDecoder().decode(event.getString("audio")));
        }
        JsonObject done = events.get(events.size() - 1);
        assertThat(ServerSentEvents.type(done)).isEqualTo("speech.audio.done");
        JsonObject usage = done.getJsonObject("usage");
        assertThat(usage.getInt("total_tokens"))
                .isEqualTo(usage.getInt("input_tokens") + usage.getInt("output_tokens"))
                .isPositive();
        assertThat(Audio.ofPcm(audio.toByteArray()).duration()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void clientLeaves_engineStopsSpeaking() throws IOException {
        // Processor time, since it does not depend on the other load of the machine.
        Duration before = server.processorTime();
        try (InputStream body = api.open(Api.SPEECH, "*/*", speech("pcm")).body()) {
            body.readAllBytes();
        }
        Duration whole = server.processorTime().minus(before);

        before = server.processorTime();
        try (InputStream body = api.open(Api.SPEECH, "*/*", speech("pcm")).body()) {
            body.readNBytes(1_000);
        }
        assertThat(IdleServer.within(server, Duration.ofMinutes(2)))
                .as("the server became idle")
                .isTrue();
        Duration cut = server.processorTime().minus(before);

        assertThat(cut).isLessThan(whole.multipliedBy(6).dividedBy(10));
        assertThat(api.post(Api.SPEECH, Map.of("model", "kokoro", "voice", "af_heart", "input", "Still here."))
                        .statusCode())
                .isEqualTo(200);
    }

    private static Map<String, Object> speech(String format) {
        return Map.of("model", "kokoro", "voice", "af_heart", "input", LONG_TEXT, "response_format", format);
    }
}
