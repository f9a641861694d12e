package org.assistant.app.security.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audio;x/voices",
                "/v1//models",
                "/v1/../api/admin/session",
                "/v1/./models",
                "/v1/models/..",
                "/v1/models/%2e%2e%2fapi",
                "/v1/models/..%2f..%2fapi",
                "/v1/models/a%2f..%2fb",
                "/v1/models/a%2f..",
                "/v1/models/a%2fb;x",
                "/x/y/v1/models/a%2fb",
                "/v1/audio/voices/a%2fb",
                "/x%2F..%2Fapi/admin/logout",
                "/admin/%5c"
            })
    void pathThatCanBeReadInTwoWays_isStrange(String path) {
        assertThat(PlainPaths.isStrange(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/models/gpt-4o.1",
                "/talk/talk.js",
                "/v1/audio/voices/a%20b",
                "/a..b/.well-known",
                "/v1/models/hexgrad%2FKokoro-82M",
                "/tts/v1/models/hexgrad%2fKokoro-82M"
            })
    void otherPath_isNot(String path) {
        assertThat(PlainPaths.isStrange(path)).isFalse();
    }
}
