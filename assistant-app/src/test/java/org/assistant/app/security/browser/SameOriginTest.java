package org.assistant.app.security.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.assistant.app.security.Denial;
import org.assistant.app.security.FakeRequest;
import org.assistant.app.security.keys.ApiKeys;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SameOriginTest {

    private static final String SPEECH = "/v1/audio/speech";

    private final Map<String, String> settings = new HashMap<>();
    private final LiveConfig config = LiveConfig.of(settings);
    private final SameOrigin sameOrigin = new SameOrigin(new AllowedOrigins(config), new ApiKeys(config));

    @Test
    void program_passes() {
        assertThat(code(FakeRequest.of("POST", SPEECH))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void ownPage_passes_evenBehindAProxyThatRenamesTheHost(String site) {
        assertThat(code(FakeRequest.of("POST", SPEECH)
                        .header("Sec-Fetch-Site", site)
                        .header("Origin", "https://assistant.example")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "whatever"})
    void otherSite_isRefused(String site) {
        assertThat(code(FakeRequest.of("POST", SPEECH).header("Sec-Fetch-Site", site)))
                .isEqualTo("cross_site_request");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080, ''",
        "http://LOCALHOST:8080, localhost:8080, ''",
        "http://a.example, a.example, ''",
        "http://a.example:80, a.example, ''",
        "https://a.example, a.example, ''",
        "https://a.example, a.example:443, ''",
        "http://[::1]:8080, [::1]:8080, ''",
        "http://localhost:8081, localhost:8080, cross_site_request",
        "http://localhost, localhost:8080, cross_site_request",
        "http://evil.example, localhost:8080, cross_site_request",
        "http://localhost.evil.example:8080, localhost:8080, cross_site_request",
        "null, localhost:8080, cross_site_request",
        "'%%', localhost:8080, cross_site_request",
        "'', localhost:8080, cross_site_request"
    })
    void origin_mustBeTheHost(String origin, String host, String code) {
        assertThat(code(FakeRequest.of("POST", SPEECH).header("Origin", origin).header("Host", host)))
                .isEqualTo(code);
    }

    @Test
    void looking_isFree_openingAWebSocketIsNot() {
        FakeRequest looks = FakeRequest.of("GET", "/api/assistant/live").header("Origin", "http://evil.example");
        assertThat(code(looks)).isEmpty();
        assertThat(code(looks.header("Upgrade", "websocket"))).isEqualTo("cross_site_request");
    }

    @Test
    void adminApi_wantsTheMarkOrJson() {
        assertThat(code(FakeRequest.of("DELETE", "/api/admin/backend").by("admin")))
                .isEqualTo("missing_x_requested_with");
        assertThat(code(FakeRequest.of("POST", "/api/admin/backend").header("Content-Type", "text/plain")))
                .isEqualTo("missing_x_requested_with");
        assertThat(code(FakeRequest.of("POST", "/api/admin/backend").header("Content-Type", "application/json")))
                .isEmpty();
        assertThat(code(FakeRequest.of("DELETE", "/api/admin/backend").header("X-Requested-With", "assistant")))
                .isEmpty();
    }

    @Test
    void cloningByCookie_wantsTheMark_byPasswordNot() {
        FakeRequest cookie = FakeRequest.of("POST", "/v1/audio/voices").by("admin");
        assertThat(code(cookie)).isEqualTo("missing_x_requested_with");
        assertThat(code(cookie.header("Authorization", "Basic eA=="))).isEmpty();
        assertThat(code(FakeRequest.of("POST", "/v1/audio/voices").by("local"))).isEmpty();
    }

    @Test
    void allowedOrigin_mayHaveSomethingSpoken_butNotActAsTheOperator() {
        settings.put("assistant.allowed-origins", "http://localhost:3000, chrome-extension://*");
        assertThat(code(from("http://localhost:3000", SPEECH))).isEmpty();
        assertThat(code(from("chrome-extension://abc", SPEECH))).isEmpty();
        assertThat(code(from("http://localhost:3001", SPEECH))).isEqualTo("cross_site_request");
        assertThat(code(from("http://localhost:3000", SPEECH).by("admin"))).isEqualTo("cross_site_request");
        assertThat(code(from("http://localhost:3000", "/v1/audio/voices"))).isEqualTo("cross_site_request");
        assertThat(code(from("http://localhost:3000", "/api/admin/backend"))).isEqualTo("cross_site_request");
        settings.put("assistant.allowed-origins", "*");
        assertThat(code(from("null", SPEECH))).isEmpty();
        assertThat(code(from("null", "/api/admin/backend"))).isEqualTo("cross_site_request");
    }

    @Test
    void apiKey_isSentByNoBrowserItself() {
        assertThat(code(from("app://obsidian.md", SPEECH).header("Authorization", "Bearer k")))
                .isEqualTo("cross_site_request");
        settings.put("assistant.api.keys", "anna=k");
        assertThat(code(from("app://obsidian.md", SPEECH))).isEqualTo("cross_site_request");
        assertThat(code(from("app://obsidian.md", SPEECH).header("Authorization", "Bearer k")))
                .isEmpty();
        assertThat(code(from("app://obsidian.md", "/api/admin/backend").header("Authorization", "Bearer k")))
                .isEqualTo("cross_site_request");
    }

    private static FakeRequest from(String origin, String path) {
        return FakeRequest.of("POST", path).header("Origin", origin).header("Sec-Fetch-Site", "cross-site");
    }

    private String code(FakeRequest request) {
        return sameOrigin.refusal(request.request()).map(Denial::code).orElse("");
    }
}
