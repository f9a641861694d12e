package org.assistant.app.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.assistant.app.rest.body.ApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoundedPartsTest {

    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n";

    @Test
    void asManyPartsAsAllowed_areReadAsTheyAre() throws IOException {
        String form = PART.repeat(BoundedParts.MOST_PARTS) + "--b--\r\n";
        BoundedParts body = body(form);
        assertThat(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo(form);
        assertThat(body.refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PART, "--b\n\n\n", "--b\r\n\r\n", "--b \t\r\n\r\nlong content\r\n-- b\r\n\r\n"})
    void oneMorePart_isRefused(String part) throws IOException {
        assertRefused(part.repeat(BoundedParts.MOST_PARTS + 2), "64 parts");
    }

    @Test
    void preambleAndDelimiterLikeContent_countNothing() throws IOException {
        String form = "preamble\r\n" + PART + "--a\r\n--bb is content\r\n\n\r\n--".repeat(5) + "\r\n--b--";
        assertThat(body(form).readAllBytes()).hasSize(form.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "X: y\r\n"})
    void longHeaders_areRefused(String header) throws IOException {
        assertRefused("--b\r\n" + header.repeat(BoundedParts.MOST_HEADER_BYTES), "8192 bytes");
    }

    @Test
    void skippedParts_countToo() throws IOException {
        BoundedParts body = body(PART.repeat(BoundedParts.MOST_PARTS + 2));
        while (body.skip(1000) > 0) {
            assertThat(body.markSupported()).isFalse();
        }
        assertThat(body.refusal()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--b", PART, "--b\r\nContent-Disp", PART + "half a recording"})
    void formThatBreaksOff_isRefused_andEndsAsAGoodOneDoes(String form) throws IOException {
        assertRefused(form, "has no end");
    }

    @Test
    void failureWhileReading_isTheRefusal_andTheFormEnds() throws IOException {
        InputStream late = new SequenceInputStream(
                new ByteArrayInputStream(PART.getBytes(StandardCharsets.ISO_8859_1)), new InputStream() {
                    @Override
                    public int read() {
                        throw new ApiError(408, "too slow", "", "request_timeout").exception();
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        return read();
                    }
                });
        BoundedParts body = new BoundedParts(late, "b");
        assertThat(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1)).endsWith("\r\n--b--\r\n");
        assertThat(body.refusal())
                .get()
                .extracting(e -> e.getResponse().getStatus())
                .isEqualTo(408);
    }

    private static void assertRefused(String form, String words) throws IOException {
        BoundedParts body = body(form);
        assertThat(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1)).endsWith("\r\n--b--\r\n");
        assertThat(body.refusal()).get().satisfies(e -> {
            assertThat(e.getResponse().getStatus()).isEqualTo(ApiError.BAD_REQUEST);
            assertThat(e).hasMessageContaining(words);
        });
    }

    private static BoundedParts body(String form) {
        return new BoundedParts(new ByteArrayInputStream(form.getBytes(StandardCharsets.ISO_8859_1)), "b");
    }
}
