package org.assistant.app.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.assistant.app.security.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdTest {

    private final Map<String, String> headers = new HashMap<>();
    private final AtomicReference<Optional<String>> meanwhile = new AtomicReference<>();

    @Test
    void idOfTheClient_isKept_whileTheRequestLasts() throws IOException, ServletException {
        assertThat(id(FakeRequest.of("GET", "/v1/models").header("X-Request-Id", "abc-1.2:3_4")))
                .isEqualTo("abc-1.2:3_4");
        assertThat(meanwhile.get()).contains("abc-1.2:3_4");
        assertThat(RequestId.current()).isEmpty();
    }

    @Test
    void requestWithoutOne_getsOneOfItsOwn() throws IOException, ServletException {
        String first = id(FakeRequest.of("GET", "/v1/models"));
        assertThat(first).matches("req_[0-9a-f]{32}");
        assertThat(id(FakeRequest.of("GET", "/v1/models"))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\r\nb", "<script>"})
    void idThatCannotStandInALog_isReplaced(String sent) throws IOException, ServletException {
        assertThat(id(FakeRequest.of("GET", "/v1/models").header("X-Request-Id", sent)))
                .startsWith("req_");
    }

    @Test
    void longId_isReplaced() throws IOException, ServletException {
        assertThat(id(FakeRequest.of("GET", "/v1/models").header("X-Request-Id", "a".repeat(129))))
                .startsWith("req_");
    }

    private String id(FakeRequest request) throws IOException, ServletException {
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                    case "getStatus" -> 200;
                    default -> null;
                });
        new RequestId()
                .doFilter(
                        request.request(),
                        response,
                        (passedRequest, passedResponse) -> meanwhile.set(RequestId.current()));
        return headers.get("X-Request-Id");
    }
}
