package org.assistant.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoundedPartsTest {

    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n";

    @Test
    void asManyPartsAsAllowed_areReadAsTheyAre() throws IOException {
        String form = PART.repeat(BoundedParts.MOST_PARTS) + "--b--\r\n";
        assertThat(new String(body(form).readAllBytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {PART, "--b\n\n\n", "--b\r\n\r\n", "--b \t\r\n\r\nlong content\r\n-- b\r\n\r\n"})
    void oneMorePart_isRefused(String part) {
        assertRefused(part.repeat(BoundedParts.MOST_PARTS + 2), "64 parts");
    }

    @Test
    void preambleAndDelimiterLikeContent_countNothing() throws IOException {
        String form = "preamble\r\n" + PART + "--a\r\n--bb is content\r\n\n\r\n--".repeat(5) + "\r\n--b--";
        assertThat(body(form).readAllBytes()).hasSize(form.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "X: y\r\n"})
    void longHeaders_areRefused(String header) {
        assertRefused("--b\r\n" + header.repeat(BoundedParts.MOST_HEADER_BYTES), "8192 bytes");
    }

    @Test
    void skippedParts_countToo() {
        assertThatThrownBy(() -> {
                    BoundedParts body = body(PART.repeat(BoundedParts.MOST_PARTS + 2));
                    while (body.skip(1000) > 0) {
                        assertThat(body.markSupported()).isFalse();
                    }
                })
                .isInstanceOf(WebApplicationException.class);
    }

    private static void assertRefused(String form, String words) {
        assertThatThrownBy(() -> body(form).readAllBytes())
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(ApiError.BAD_REQUEST))
                .hasMessageContaining(words);
    }

    private static BoundedParts body(String form) {
        return new BoundedParts(new ByteArrayInputStream(form.getBytes(StandardCharsets.ISO_8859_1)), "b");
    }
}
