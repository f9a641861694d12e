package org.assistant.app.security.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.app.security.RequestRefused;
import org.junit.jupiter.api.Test;

final class FailedLoginsTest {

    private final AtomicLong now = new AtomicLong(-7);
    private final FailedLogins failed = new FailedLogins(now::get);

    @Test
    void guessing_waitsLongerAndLonger_alsoWithTheRightOne() {
        for (int i = 0; i < FailedLogins.FREE; i++) {
            assertThat(wrong("192.0.2.1")).isFalse();
        }
        assertWaits("192.0.2.1");
        assertThat(right("192.0.2.2")).isTrue();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertWaits("192.0.2.1");
            pass(Duration.ofMillis(1));
            assertThat(wrong("192.0.2.1")).isFalse();
        }
        pass(FailedLogins.LONGEST_WAIT);
        assertThat(right("192.0.2.1")).isTrue();
        assertThat(wrong("192.0.2.1")).isFalse();
    }

    @Test
    void waiting_isToldToTheSecond() {
        for (int i = 0; i < FailedLogins.FREE + 3; i++) {
            assertThat(wrong("192.0.2.1")).isFalse();
            pass(Duration.ofSeconds(i < FailedLogins.FREE + 2 ? 60 : 0));
        }
        pass(Duration.ofMillis(1500));
        assertThatThrownBy(() -> right("192.0.2.1"))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        e -> assertThat(e.refusal().headers()).containsEntry("Retry-After", "7"));
    }

    @Test
    void manyAddresses_guessNoFasterThanAFew() {
        assertThat(checked(300)).isEqualTo(FailedLogins.STRANGERS);
        pass(Duration.ofMinutes(1));
        assertThat(checked(300)).isEqualTo(30);
    }

    @Test
    void manyAddresses_doNotKeepOutOneThatLoggedInBefore_norAKnownBrowser() {
        assertThat(right("192.0.2.1")).isTrue();
        assertThat(checked(300)).isEqualTo(FailedLogins.STRANGERS);
        assertThat(right("192.0.2.1")).isTrue();
        assertThat(failed.attempt("some-browser", true, () -> true)).isTrue();
        assertWaits("192.0.2.2");
        assertWaits("some-browser");
    }

    @Test
    void rightPassword_costsStrangersNothing() {
        for (int i = 0; i < 3 * FailedLogins.STRANGERS; i++) {
            assertThat(right("10.1." + i / 256 + "." + i % 256)).isTrue();
        }
    }

    @Test
    void manyAddresses_takeBoundedMemory() {
        for (int i = 0; i < FailedLogins.MOST_SOURCES + 10; i++) {
            assertThat(wrong("10.0." + i / 256 + "." + i % 256)).isFalse();
            pass(FailedLogins.STRANGERS_REFILL);
        }
        assertThat(failed.remembered()).hasSize(FailedLogins.MOST_SOURCES);
    }

    /** The number of {@code guesses}, each from another address, that were checked. */
    private int checked(int guesses) {
        int checked = 0;
        for (int i = 0; i < guesses; i++) {
            try {
                wrong("10." + now.get() % 250 + "." + i / 256 + "." + i % 256);
                checked++;
            } catch (RequestRefused e) {
                assertThat(e.refusal().code()).isEqualTo("too_many_logins");
            }
        }
        return checked;
    }

    private boolean wrong(String address) {
        return failed.attempt(address, false, () -> false);
    }

    private boolean right(String address) {
        return failed.attempt(address, false, () -> true);
    }

    private void assertWaits(String address) {
        assertThatThrownBy(() -> failed.attempt(address, false, () -> {
                    throw new AssertionError("it was checked");
                }))
                .isInstanceOf(RequestRefused.class);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
