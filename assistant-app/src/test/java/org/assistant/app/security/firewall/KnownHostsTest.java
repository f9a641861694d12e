package org.assistant.app.security.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.assistant.app.security.FakeRequest;
import org.assistant.app.security.keys.ApiKeys;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KnownHostsTest {

    private final Map<String, String> settings = new HashMap<>();
    private final LiveConfig config = LiveConfig.of(settings);
    private final KnownHosts hosts = new KnownHosts(config, new ApiKeys(config));

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8080", "app.localhost:80", "127.0.0.1:8080", "10.0.0.7", "[::1]:8080"})
    void ownName_isKnown(String host) {
        assertThat(known(host)).isTrue();
        assertThat(knownOverANetwork(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8080",
                "localhost.evil.example",
                "1.2.3.4.evil.example",
                "svc.evil.example",
                "tts.dev",
                "local.",
                ".local",
                ".lan",
                "evil.arpa",
                "lan.evil.example"
            })
    void nameThatWasPointedHere_isNot(String host) {
        assertThat(known(host)).isFalse();
        assertThat(knownOverANetwork(host)).isFalse();
        settings.put("tts.admin.password", "p");
        assertThat(known(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assistant:8080",
                "tts_1",
                "tts.default.svc",
                "host.docker.internal:8080",
                "host.containers.internal",
                "gateway.docker.internal",
                "nas.lan",
                "nas.home.arpa"
            })
    void nameThatNobodyCanRegister_isKnown_overLoopbackToProgramsOnly(String host) {
        assertThat(knownOverANetwork(host)).isTrue();
        assertThat(known(host)).isTrue();
        assertThat(hosts.isKnown(FakeRequest.of("POST", "/v1/audio/speech")
                        .header("Host", host)
                        .header("Origin", "http://" + host)
                        .request()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts.default.svc.cluster.local:8080", "raspberry.local"})
    void nameThatANeighbourCanTake_isKnownOverANetworkOnly(String host) {
        assertThat(knownOverANetwork(host)).isTrue();
        assertThat(known(host)).isFalse();
    }

    @Test
    void allowedName_isKnown() {
        settings.put("assistant.allowed-hosts", "speech.example, Other.example");
        assertThat(known("speech.example")).isTrue();
        assertThat(known("other.example:443")).isTrue();
        assertThat(knownOverANetwork("other.example:443")).isTrue();
        assertThat(known("evil.example")).isFalse();
        settings.put("assistant.allowed-hosts", "*");
        assertThat(known("evil.example")).isTrue();
    }

    @Test
    void serverThatAsksForKeys_answersToAnyName() {
        settings.put("assistant.api.keys", "anna=a");
        assertThat(known("speech.example")).isTrue();
        assertThat(knownOverANetwork("speech.example")).isTrue();
    }

    private boolean known(String host) {
        return hosts.isKnown(
                FakeRequest.of("GET", "/v1/models").header("Host", host).request());
    }

    private boolean knownOverANetwork(String host) {
        return hosts.isKnown(FakeRequest.of("GET", "/v1/models")
                .header("Host", host)
                .at("10.0.0.7")
                .request());
    }
}
