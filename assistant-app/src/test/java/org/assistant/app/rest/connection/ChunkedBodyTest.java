package org.assistant.app.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkedBodyTest {

    private boolean closes;
    private int places;

    @Test
    void chunks_areOneBody() throws IOException {
        assertThat(content("3\r\none\r\n4\r\n two\r\n0\r\n\r\n")).isEqualTo("one two");
        assertThat(content("0\r\n\r\n")).isEmpty();
        assertThat(content("00a\r\n" + "0\r\n\r\n3\r\nxx" + "\r\n0\r\n\r\n")).isEqualTo("0\r\n\r\n3\r\nxx");
        assertThat(closes).isFalse();
    }

    @Test
    void extensionsAndFields_areIgnored() throws IOException {
        assertThat(content("A;name=\"value\"\r\n0123456789\r\n0 ;x\r\nDigest: 1\r\nMore: 2\r\n\r\n"))
                .isEqualTo("0123456789");
    }

    @Test
    void endIsFound_withoutAByteBehindIt() throws IOException {
        Wire wire = new Wire("2\r\nab\r\n0\r\n\r\nGET /next");
        ChunkedBody body = new ChunkedBody(paced(wire));
        assertThat(body.read()).isEqualTo('a');
        assertThat(body.available()).isEqualTo(1);
        assertThat(body.isFinished()).isFalse();
        assertThat(body.read(new byte[8])).isEqualTo(1);
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.isFinished()).isTrue();
        assertThat(wire.readAllBytes()).asString().isEqualTo("GET /next");
    }

    @Test
    void placeIsGivenBack_atTheEnd() throws IOException {
        Wire wire = new Wire("2\r\nab\r\n0\r\n\r\n");
        wire.slow = true;
        assertThat(new ChunkedBody(paced(wire)).readAllBytes()).hasSize(2);
        assertThat(places).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "2\r\na",
                "2\r\nab\r\n",
                "2\r\nabc\r\n0\r\n\r\n",
                "2\nab\n0\n\n",
                "-1\r\n\r\n0\r\n\r\n",
                "0x2\r\nab\r\n0\r\n\r\n",
                "7fffffffffffffff\r\nab",
                "0\r\n",
                "{\"input\": \"Hi.\"}"
            })
    void malformedOrCutBody_isRefused(String sent) {
        assertRefused(sent);
    }

    @Test
    void framesWithoutEnd_areRefused() {
        assertRefused("2;" + "x".repeat(10_000));
        assertRefused("0\r\n" + "a: b\r\n".repeat(200) + "\r\n");
    }

    private void assertRefused(String sent) {
        ChunkedBody body = new ChunkedBody(paced(new Wire(sent)));
        for (int i = 0; i < 2; i++) { // also when it is read again
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.error().status()).isEqualTo(400));
        }
        assertThat(closes).isTrue();
    }

    private String content(String sent) throws IOException {
        return new String(new ChunkedBody(paced(new Wire(sent))).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private PacedBody paced(Wire wire) {
        PacedBody.Source source = new PacedBody.Source() {
            @Override
            public Optional<ApiError> enter() {
                places++;
                return Optional.empty();
            }

            @Override
            public void leave() {
                places--;
            }

            @Override
            public boolean readTimeout(Duration timeout) {
                return true;
            }

            @Override
            public void closeAfterwards() {
                closes = true;
            }
        };
        return new PacedBody(wire, -1, Duration.ofSeconds(5), source, () -> 0);
    }

    /** What a client sent; nothing is there before it is read if {@code slow}. */
    private static final class Wire extends ServletInputStream {

        private final InputStream sent;
        private boolean slow;

        Wire(String sent) {
            this.sent = new ByteArrayInputStream(sent.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public int read() throws IOException {
            return sent.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            return sent.read(bytes, offset, most);
        }

        @Override
        public int available() throws IOException {
            return slow ? 0 : sent.available();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
