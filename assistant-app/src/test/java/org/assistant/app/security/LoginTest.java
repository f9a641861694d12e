package org.assistant.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assistant.app.config.LiveConfig;
import org.assistant.app.observe.EventLog;
import org.assistant.app.observe.HandClock;
import org.assistant.app.observe.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginTest {

    private final HandClock clock = new HandClock();
    private final Map<String, String> settings = new HashMap<>();
    private final EventLog events = new EventLog(clock);
    private final FailedLogins failed = new FailedLogins(clock);
    private final Login login = new Login(new AdminPassword(LiveConfig.of(settings), 1), failed, events, clock);

    @TempDir
    private Path folder;

    @Test
    void rightPassword_beginsASession_ofWhichTheLogTells() {
        settings.put("tts.admin.password", "right\n");
        assertThat(begin("right", "192.0.2.1")).contains(Session.COOKIE + "=1.");
        assertThat(events.latest()).extracting(Happening::kind).containsExactly("audit");
        assertThat(events.latest().toString()).contains("192.0.2.1").doesNotContain("right");
    }

    @Test
    void wrongPassword_isRefused_andNoted() {
        settings.put("tts.admin.password", "right");
        assertRefused("Right", "192.0.2.1", 401);
        assertThat(events.latest()).extracting(Happening::message).containsExactly("A login from 192.0.2.1 failed.");
    }

    @Test
    void guessing_waitsLongerAndLonger_alsoWithTheRightOne() {
        settings.put("tts.admin.password", "right");
        for (int i = 0; i < FailedLogins.FREE; i++) {
            assertRefused("wrong", "192.0.2.1", 401);
        }
        assertRefused("right", "192.0.2.1", 429);
        assertThat(begin("right", "192.0.2.2")).isNotEmpty();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            clock.move(Duration.ofSeconds(seconds).minusMillis(1));
            assertRefused("wrong", "192.0.2.1", 429);
            clock.move(Duration.ofMillis(1));
            assertRefused("wrong", "192.0.2.1", 401);
        }
        clock.move(FailedLogins.LONGEST_WAIT);
        assertThat(begin("right", "192.0.2.1")).isNotEmpty();
        assertRefused("wrong", "192.0.2.1", 401);
    }

    @Test
    void waiting_isToldToTheSecond() {
        settings.put("tts.admin.password", "right");
        for (int i = 0; i < FailedLogins.FREE + 3; i++) {
            assertRefused("wrong", "192.0.2.1", 401);
            clock.move(Duration.ofSeconds(i < FailedLogins.FREE + 2 ? 60 : 0));
        }
        clock.move(Duration.ofMillis(1500));
        assertThatThrownBy(() -> begin("right", "192.0.2.1"))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        e -> assertThat(e.refusal().headers()).containsEntry("Retry-After", "7"));
    }

    @Test
    void manyAddresses_takeBoundedMemory() {
        for (int i = 0; i < FailedLogins.MOST_ADDRESSES + 10; i++) {
            assertThat(failed.attempt("10.0." + i / 256 + "." + i % 256, () -> false))
                    .isFalse();
        }
        assertThat(failed.remembered()).isEqualTo(FailedLogins.MOST_ADDRESSES);
    }

    @Test
    void passwordFile_isReadAgainWhenItChanges() throws IOException {
        Path file = folder.resolve("password");
        settings.put("tts.admin.password-file", file.toString());
        Files.writeString(file, "first\n");
        assertThat(begin("first", "192.0.2.1")).isNotEmpty();
        Files.writeString(file, "second one\n");
        assertRefused("first", "192.0.2.1", 401);
        assertThat(begin("second one", "192.0.2.1")).isNotEmpty();
    }

    @Test
    void passwordFileThatIsMissing_letsNobodyIn() {
        settings.put("tts.admin.password-file", folder.resolve("none").toString());
        assertThat(login.isOpen()).isFalse();
        assertRefused("", "127.0.0.1", 401);
    }

    @Test
    void withoutPassword_onlyThisMachineIsOpen() {
        assertThat(login.isOpen()).isTrue();
        assertThat(login.begin("", FakeRequest.of("POST", "/api/admin/login").request()))
                .isEmpty();
        assertRefused("", "192.0.2.1", 403);
    }

    private String begin(String attempt, String address) {
        return login.begin(
                        attempt,
                        FakeRequest.of("POST", "/api/admin/login").from(address).request())
                .orElseThrow();
    }

    private void assertRefused(String attempt, String address, int status) {
        assertThatThrownBy(() -> begin(attempt, address))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        e -> assertThat(e.refusal().status()).isEqualTo(status));
    }
}
