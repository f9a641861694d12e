package org.assistant.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PacedBodyTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();

    @Test
    void byteASecond_isGivenUpAfterTheGrace() throws IOException {
        InputStream body = new PacedBody(new ByteArrayInputStream(new byte[100]), () -> now.getAndAdd(SECOND));
        for (int i = 0; i < 30; i++) {
            assertThat(body.read()).isZero();
        }
        assertThatThrownBy(body::read)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.error().status()).isEqualTo(408));
    }

    @Test
    void slowButSteadyUpload_isTaken() throws IOException {
        InputStream body = new PacedBody(new ByteArrayInputStream(new byte[2_000_000]), () -> now.getAndAdd(SECOND));
        int all = 0;
        for (int read = body.read(new byte[2_000]); read >= 0; read = body.read(new byte[2_000])) {
            all += read;
        }
        assertThat(all).isEqualTo(2_000_000);
    }

    @Test
    void bodyThatBreaksOff_isTheClientsFailure() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("timed out");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("timed out");
            }
        };
        assertThatThrownBy(() -> new PacedBody(broken).readAllBytes())
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.error().code()).isEqualTo("request_timeout"));
    }
}
