package org.assistant.app.security.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.assistant.app.security.FakeRequest;
import org.assistant.tts.speech.record.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionTest {

    private static final UnaryOperator<String> PASSWORD = Password.of("one", 1)::sign;

    private final HandClock clock = new HandClock();
    private final Session session = Session.begin(clock.instant());

    @Test
    void ownSession_isKnownUntilItsEnd() {
        clock.move(Session.LENGTH.minusSeconds(1));
        assertThat(Session.read(session.value(PASSWORD), PASSWORD, clock.instant()))
                .contains(session);
        clock.move(Duration.ofSeconds(1));
        assertThat(Session.read(session.value(PASSWORD), PASSWORD, clock.instant()))
                .isEmpty();
    }

    @Test
    void otherNodeWithTheSamePassword_knowsIt() {
        assertThat(Session.read(session.value(PASSWORD), Password.of("one", 1)::sign, clock.instant()))
                .contains(session);
    }

    @Test
    void changedPassword_endsIt() {
        assertThat(Session.read(session.value(PASSWORD), Password.of("two", 1)::sign, clock.instant()))
                .isEmpty();
    }

    @Test
    void longerEnd_isNotBelieved() {
        String value = session.value(PASSWORD);
        String forged = value.replaceFirst(
                "1\\.\\d+", "1." + session.end().plusSeconds(1).getEpochSecond());
        assertThat(forged).isNotEqualTo(value);
        assertThat(Session.read(forged, PASSWORD, clock.instant())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "1.", "1..", "1.99999999999", "1.99999999999.", "2.99999999999.x", "1.x.y", "é.ü.ß"})
    void nonsense_isNone(String value) {
        assertThat(Session.read(value, PASSWORD, clock.instant())).isEmpty();
    }

    @Test
    void cookie_isKeptFromScriptsAndOtherSites() {
        String cookie = session.cookie(PASSWORD, false);
        assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200");
        assertThat(cookie).doesNotContain("Secure");
        assertThat(session.cookie(PASSWORD, true)).endsWith("; Secure");
        assertThat(Session.farewell(true)).startsWith("assistant_session=; ").contains("Max-Age=0", "Secure");
    }

    @Test
    void cookieOfARequest_isRead_andRenewedWhileUsed() {
        String cookie = session.cookie(PASSWORD, false);
        var request = FakeRequest.of("GET", "/").header("Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(Session.of(request.request(), PASSWORD, clock.instant())).contains(session);
        assertThat(session.wantsRenewal(clock.instant())).isFalse();
        clock.move(Duration.ofMinutes(11));
        assertThat(session.wantsRenewal(clock.instant())).isTrue();
    }
}
