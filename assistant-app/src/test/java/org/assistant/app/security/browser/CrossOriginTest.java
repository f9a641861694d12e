package org.assistant.app.security.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.app.security.FakeRequest;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrossOriginTest {

    private static final String PAGE = "http://localhost:3000";

    private final Map<String, String> settings = new HashMap<>();
    private final AllowedOrigins origins = new AllowedOrigins(LiveConfig.of(settings));
    private final CrossOrigin filter = new CrossOrigin(origins);
    private final Map<String, String> headers = new HashMap<>();
    private final AtomicInteger status = new AtomicInteger();
    private boolean passed;

    @Test
    void byDefault_noPageIsAllowed() throws IOException, ServletException {
        ask(FakeRequest.of("POST", "/v1/audio/speech").header("Origin", PAGE));
        assertThat(passed).isTrue();
        assertThat(headers).isEmpty();
    }

    @Test
    void preflightOfAnAllowedPage_isAnsweredAtOnce() throws IOException, ServletException {
        settings.put("assistant.allowed-origins", PAGE);
        ask(FakeRequest.of("OPTIONS", "/v1/audio/speech")
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "POST")
                .header(
                        "Access-Control-Request-Headers",
                        "authorization,content-type,x-stainless-os,x-requested-with"));
        assertThat(passed).isFalse();
        assertThat(status).hasValue(204);
        assertThat(headers)
                .containsEntry("Access-Control-Allow-Origin", PAGE)
                .containsEntry("Access-Control-Allow-Methods", "GET, HEAD, POST")
                .containsEntry("Access-Control-Allow-Headers", "authorization, content-type, x-stainless-os")
                .containsEntry("Access-Control-Max-Age", "7200")
                .doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void answerToAnAllowedPage_mayBeRead() throws IOException, ServletException {
        settings.put("assistant.allowed-origins", PAGE);
        ask(FakeRequest.of("POST", "/v1/audio/speech").header("Origin", PAGE));
        assertThat(passed).isTrue();
        assertThat(headers)
                .containsEntry("Access-Control-Allow-Origin", PAGE)
                .containsEntry("Access-Control-Expose-Headers", "*")
                .containsEntry("Cross-Origin-Resource-Policy", "cross-origin")
                .containsEntry("Vary", "Origin");
    }

    @Test
    void answerToAnotherPage_mayNot() throws IOException, ServletException {
        settings.put("assistant.allowed-origins", PAGE);
        ask(FakeRequest.of("OPTIONS", "/v1/audio/speech")
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "POST"));
        assertThat(passed).isTrue();
        assertThat(headers).containsOnlyKeys("Vary");
    }

    @ParameterizedTest
    @CsvSource({
        "*, null, true",
        "*, https://a.example, true",
        "chrome-extension://*, chrome-extension://abc, true",
        "chrome-extension://*, chrome-extension-evil://abc, false",
        "https://*, http://a.example, false",
        "HTTP://A.example, http://a.EXAMPLE, true",
        "http://a.example, http://a.example.evil, false",
        "http://a.example, null, false",
        "'http://b.example, app://obsidian.md', app://obsidian.md, true",
        "',', '', false",
        "'', http://a.example, false"
    })
    void origin_isComparedWhole(String allowed, String origin, boolean included) {
        settings.put("assistant.allowed-origins", allowed);
        assertThat(origins.include(origin)).isEqualTo(included);
        assertThat(origins.include(null)).isFalse();
    }

    private void ask(FakeRequest request) throws IOException, ServletException {
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("setStatus")) {
                        status.set((int) arguments[0]);
                    } else {
                        headers.put((String) arguments[0], (String) arguments[1]);
                    }
                    return null;
                });
        filter.doFilter(request.request(), response, (passedRequest, passedResponse) -> passed = true);
    }
}
