package org.assistant.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.assistant.it.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that HTTP/2 without TLS is off: Payara has no bounds for it, and one connection could end the server. */
@ExtendWith(PayaraMicro.class)
final class Http2IT {

    private final Server server;

    Http2IT(Server server) {
        this.server = server;
    }

    @Test
    void clientThatKnowsBefore_isNotAnsweredInHttp2() throws IOException {
        assertThat(Http2Client.answerToPreface(server.uri("/"))).startsWith("HTTP/1.1 501");
    }

    @Test
    void upgrade_isIgnored() throws IOException {
        assertThat(Http2Client.answerToUpgrade(server.uri("/health/live"))).startsWith("HTTP/1.1 200");
    }

    /** Java's own client offers the upgrade unless told otherwise. */
    @Test
    void clientThatOffersTheUpgrade_isAnsweredInHttp1_alsoWithABody() throws Exception {
        HttpResponse<byte[]> speech = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri(Api.SPEECH))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"model\": \"kokoro\", \"voice\": \"af_heart\", \"input\": \"Hi.\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(speech.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(speech.statusCode()).isEqualTo(200);
        assertThat(speech.body()).hasSizeGreaterThan(1_000);
    }
}
