package org.assistant.app.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.ApiException;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.Test;

final class PacedBodyTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WaitingThreads threads = new WaitingThreads(LiveConfig.of(
            Map.of("assistant.http.waiting-threads", "3", "assistant.http.waiting-threads-per-address", "2")));
    private final List<Duration> timeouts = new ArrayList<>();
    private boolean canTimeOut = true;
    private boolean closes;
    private long length = -1;
    private long now;

    @Test
    void bodyThatIsThere_needsNoPlace() throws IOException {
        fill("a");
        assertThat(body("a", new Wire().there(4_000)).readAllBytes()).hasSize(4_000);
        assertThat(timeouts).isEmpty();
    }

    @Test
    void bodyThatComesSoonAfterItsHead_needsNoPlace() throws IOException {
        fill("a");
        assertThat(body("a", new Wire().after(Duration.ofMillis(150), 4_000)).readAllBytes())
                .hasSize(4_000);
        assertThat(timeouts).containsExactly(Duration.ofMillis(200));
    }

    @Test
    void bodyThatIsWaitedFor_isRefusedWhereItsAddressHasTooMany() {
        fill("a");
        PacedBody body = body("a", new Wire().after(Duration.ofSeconds(1), 4_000));
        assertRefused(body, 429);
        assertThat(body.refusal()).get().extracting(ApiError::retryAfterSeconds).isEqualTo(1L);
        assertThat(closes).isTrue();
    }

    @Test
    void bodyThatIsWaitedFor_isRefusedWhereAllTogetherAreTooMany() {
        fill("a");
        assertThat(threads.enter("b")).isEmpty();
        assertRefused(body("c", new Wire().after(Duration.ofSeconds(1), 4_000)), 503);
    }

    @Test
    void whereTheServerKnowsNoTimeout_itIsRefusedAtOnce() {
        canTimeOut = false;
        fill("a");
        assertRefused(body("a", new Wire().after(Duration.ofMillis(1), 4_000)), 429);
        assertThat(now).isZero();
    }

    @Test
    void bodyOfWhichTheServerKnowsNoEnd_endsWithItsLength() throws IOException {
        length = 4_000;
        fill("a");
        PacedBody body = body("a", new Wire().there(4_000).after(Duration.ofSeconds(60), 1));
        assertThat(body.available()).isEqualTo(4_000);
        assertThat(body.readAllBytes()).hasSize(4_000);
        assertThat(body.isFinished()).isTrue();
        assertThat(now).isZero();
    }

    @Test
    void placeIsGivenBack_atTheEndAndAtAFailure() throws IOException {
        body("a", new Wire().after(Duration.ofSeconds(1), 10)).readAllBytes();
        assertRefused(body("a", new Wire().after(Duration.ofSeconds(60), 10)), 408);
        PacedBody released =
                body("a", new Wire().after(Duration.ofSeconds(1), 10).after(Duration.ofSeconds(1), 10));
        assertThat(released.read(new byte[5])).isEqualTo(5);
        released.release();
        fill("a");
    }

    @Test
    void smallBodyThatDoesNotCome_isGivenUpAfterTheGrace() {
        assertRefused(body("a", new Wire().there(1).after(Duration.ofSeconds(60), 3_999)), 408);
        assertThat(Duration.ofNanos(now)).isBetween(GRACE, GRACE.plusSeconds(1));
    }

    @Test
    void tenBytesASecond_areGivenUpSoonAfterTheGrace() {
        Wire wire = new Wire();
        for (int i = 0; i < 400; i++) {
            wire.after(Duration.ofSeconds(1), 10);
        }
        assertRefused(body("a", wire), 408);
        assertThat(Duration.ofNanos(now)).isBetween(GRACE, GRACE.plusSeconds(1));
    }

    @Test
    void slowButSteadyUpload_isTaken_andHoldsItsPlaceMeanwhile() throws IOException {
        Wire wire = new Wire();
        for (int i = 0; i < 600; i++) {
            wire.after(Duration.ofSeconds(1), 1_100);
        }
        PacedBody body = body("a", wire);
        assertThat(body.read(new byte[1_100])).isEqualTo(1_100);
        assertThat(threads.enter("a")).isEmpty();
        assertThat(threads.enter("a")).isPresent();
        assertThat(body.readAllBytes()).hasSize(599 * 1_100);
        assertThat(threads.enter("a")).isEmpty();
    }

    @Test
    void pause_isAtMostHalfAMinute_howeverMuchCame() {
        assertRefused(body("a", new Wire().there(1_000_000).after(Duration.ofSeconds(60), 1)), 408);
        assertThat(Duration.ofNanos(now)).isEqualTo(Duration.ofSeconds(30));
    }

    /** Takes both places of {@code address}. */
    private void fill(String address) {
        assertThat(threads.enter(address)).isEmpty();
        assertThat(threads.enter(address)).isEmpty();
    }

    private static void assertRefused(PacedBody body, int status) {
        for (int i = 0; i < 2; i++) { // also when it is read again
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.error().status()).isEqualTo(status));
        }
    }

    private PacedBody body(String address, Wire wire) {
        PacedBody.Source source = new PacedBody.Source() {
            @Override
            public Optional<ApiError> enter() {
                return threads.enter(address);
            }

            @Override
            public void leave() {
                threads.leave(address);
            }

            @Override
            public boolean readTimeout(Duration timeout) {
                if (canTimeOut) {
                    timeouts.add(timeout);
                    wire.timeout = timeout;
                }
                return canTimeOut;
            }

            @Override
            public void closeAfterwards() {
                closes = true;
            }
        };
        return new PacedBody(wire, length, GRACE, source, () -> now);
    }

    /** Packets of bytes that arrive at set times. */
    private final class Wire extends ServletInputStream {

        private record Packet(Duration after, int bytes) {}

        private final Deque<Packet> packets = new ArrayDeque<>();
        private Duration timeout = Duration.ofSeconds(30);
        private int there;

        Wire there(int bytes) {
            there += bytes;
            return this;
        }

        Wire after(Duration pause, int bytes) {
            packets.add(new Packet(pause, bytes));
            return this;
        }

        @Override
        public int available() {
            return there;
        }

        @Override
        public boolean isFinished() {
            return there == 0 && packets.isEmpty();
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (there == 0 && !packets.isEmpty()) {
                Packet next = packets.poll();
                if (next.after.compareTo(timeout) > 0) {
                    now += timeout.toNanos();
                    throw new IOException("timed out");
                }
                now += next.after.toNanos();
                there += next.bytes;
            }
            int read = Math.min(there, length);
            there -= read;
            return read == 0 ? -1 : read;
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
