package org.assistant.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests to a server without keys under a host name that a page of another site has pointed to it. */
@ExtendWith(PayaraMicro.class)
final class KnownHostsIT {

    private final Api api;

    KnownHostsIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/health", "/health/ready", "/health/live", "/metrics", "/openapi", "/", "/admin/", "/v1/models"
            })
    void nameOfAnotherSite_isRefusedEverywhere(String path) throws IOException {
        assertThat(answer(path, "evil.example")).startsWith("HTTP/1.1 403").contains("unknown_host");
        assertThat(answer(path, "localhost")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.docker.internal", "kokoro"})
    void nameThatNobodyCanRegister_isAnswered(String host) throws IOException {
        assertThat(answer("/v1/models", host)).startsWith("HTTP/1.1 200");
    }

    @Test
    void health_tellsNoFolders() {
        assertThat(Api.text(api.get("/health", "application/json")))
                .contains("kokoro.state")
                .doesNotContain(System.getProperty("user.home"), System.getProperty("java.io.tmpdir"));
    }

    /** Java's client does not let a test set {@code Host}, so the request is written by hand. */
    private String answer(String path, String host) throws IOException {
        URI server = api.uri(path);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + server.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
