package org.assistant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** HTTP/2 without TLS is off: Payara bounds nothing of it, and one connection could end the server. */
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
}
