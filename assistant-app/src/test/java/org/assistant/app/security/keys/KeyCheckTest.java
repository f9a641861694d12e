package org.assistant.app.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.app.security.RequestRefused;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.Test;

final class KeyCheckTest {

    private final AtomicLong now = new AtomicLong();
    private final Map<String, String> settings = new HashMap<>(Map.of("assistant.api.keys", "anna=a, bob=b"));
    private final KeyCheck check = new KeyCheck(new ApiKeys(LiveConfig.of(settings)), now::get);

    @Test
    void guesser_learnsNothingMore_afterSomeWrongKeys() {
        assertThat(wrong(500, "192.0.2.1")).isEqualTo(KeyCheck.AN_ADDRESS);
        assertRefused("a", "192.0.2.1");
        assertThat(check.caller("a", "192.0.2.2"))
                .hasValueSatisfying(caller -> assertThat(caller.name()).isEqualTo("anna"));
        now.addAndGet(KeyCheck.AN_ADDRESS_REFILL.toNanos());
        assertThat(check.caller("a", "192.0.2.1"))
                .hasValueSatisfying(caller -> assertThat(caller.name()).isEqualTo("anna"));
    }

    @Test
    void keyThatCameFromTheAddressBefore_passes_untilItIsChanged() {
        assertThat(check.caller("a", "192.0.2.1")).isPresent();
        wrong(500, "192.0.2.1");
        assertThat(check.caller("a", "192.0.2.1")).isPresent();
        assertRefused("b", "192.0.2.1");
        settings.put("assistant.api.keys", "anna=changed");
        assertRefused("changed", "192.0.2.1");
    }

    @Test
    void addressesOfOneOwner_countAsOne() {
        assertThat(wrong(40, "2001:db8::1") + wrong(40, "2001:db8::2")).isEqualTo(KeyCheck.AN_ADDRESS);
    }

    @Test
    void manyAddresses_shareARate() {
        int checked = 0;
        for (int i = 0; i < 100; i++) {
            checked += wrong(20, "10.0.0." + i);
        }
        assertThat(checked).isEqualTo(KeyCheck.ALL);
        assertRefused("a", "192.0.2.1");
        now.addAndGet(KeyCheck.ALL_REFILL.toNanos());
        assertThat(check.caller("a", "192.0.2.1")).isPresent();
    }

    @Test
    void wrongKeyOnceASecond_isNeverTooMuch() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(check.caller("x", "192.0.2.1")).isEmpty();
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void manyAddresses_takeBoundedMemory() {
        for (int i = 0; i < KeyCheck.MOST + 10; i++) {
            String address = "10.0." + i / 256 + "." + i % 256;
            assertThat(check.caller("x", address)).isEmpty();
            assertThat(check.caller("a", address)).isPresent();
            now.addAndGet(KeyCheck.ALL_REFILL.toNanos());
        }
        assertThat(check.remembered()).isEqualTo(KeyCheck.MOST);
    }

    /** The number of {@code guesses} that were checked. */
    private int wrong(int guesses, String address) {
        int checked = 0;
        for (int i = 0; i < guesses; i++) {
            try {
                assertThat(check.caller("guess " + i, address)).isEmpty();
                checked++;
            } catch (RequestRefused e) {
                assertThat(e.refusal().status()).isEqualTo(429);
            }
        }
        return checked;
    }

    private void assertRefused(String key, String address) {
        assertThatThrownBy(() -> check.caller(key, address))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        e -> assertThat(e.refusal().code()).isEqualTo("too_many_keys"));
    }
}
