package org.assistant.it.nodes;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks one address for speech in raw samples. Thread-safe. */
final class SpeechClient {

    static final int OK = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI address;

    SpeechClient(URI address) {
        this.address = address;
    }

    /**
     * Returns as soon as the head of the answer has arrived.
     *
     * @throws IOException if there is no connection, or no answer within half a minute
     */
    HttpResponse<InputStream> ask(String model, String text) throws IOException, InterruptedException {
        String body = Json.createObjectBuilder()
                .add("model", model)
                .add("voice", "")
                .add("input", text)
                .add("response_format", "pcm")
                .build()
                .toString();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofInputStream());
    }
}
