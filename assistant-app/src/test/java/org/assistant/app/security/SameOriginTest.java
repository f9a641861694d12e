package org.assistant.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SameOriginTest {

    private static final String SPEECH = "/v1/audio/speech";

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

    private static String code(FakeRequest request) {
        return SameOrigin.refusal(request.request()).map(Refusal::code).orElse("");
    }
}
