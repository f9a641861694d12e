package org.assistant.app.security.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.app.security.FakeRequest;
import org.assistant.app.security.RequestRefused;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.HandClock;
import org.assistant.tts.speech.record.Happening;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginTest {

    private final HandClock clock = new HandClock();
    private final Map<String, String> settings = new HashMap<>();
    private final EventLog events = new EventLog(clock);
    private final Login login = node();

    @TempDir
    private Path folder;

    @BeforeEach
    void state() {
        settings.put("assistant.state.dir", folder.resolve("state").toString());
    }

    @Test
    void rightPassword_beginsASession_ofWhichTheLogTells() {
        settings.put("tts.admin.password", "right\n");
        assertThat(begin("right", "192.0.2.1"))
                .hasSize(2)
                .satisfiesExactly(
                        session -> assertThat(session).contains("assistant_session=1."),
                        browser -> assertThat(browser).contains("assistant_browser=browser.", "HttpOnly"));
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
    void guesserAtTheSameAddress_doesNotKeepOutABrowserThatLoggedInBefore() {
        settings.put("tts.admin.password", "right");
        String browser = cookie(begin("right", "192.0.2.1").get(1));
        for (int i = 0; i < FailedLogins.FREE; i++) {
            assertRefused("wrong", "192.0.2.1", 401);
        }
        assertRefused("right", "192.0.2.1", 429);
        assertThat(login.begin(
                        "right", from("192.0.2.1").header("Cookie", browser).request()))
                .isNotEmpty();
        assertRefused("right", "192.0.2.1", 429);
        assertThatThrownBy(() -> login.begin(
                        "right",
                        from("192.0.2.1").header("Cookie", browser + "x").request()))
                .hasMessageContaining("too many");
    }

    @Test
    void browserThatLoggedInBefore_mayNotGuessFasterThanOthers() {
        settings.put("tts.admin.password", "right");
        String browser = cookie(begin("right", "192.0.2.1").get(1));
        for (int i = 0; i < FailedLogins.FREE; i++) {
            FakeRequest guess = from("192.0.2." + i).header("Cookie", browser);
            assertThatThrownBy(() -> login.begin("wrong", guess.request())).hasMessageContaining("wrong");
        }
        FakeRequest one = from("192.0.2.99").header("Cookie", browser);
        assertThatThrownBy(() -> login.begin("right", one.request())).hasMessageContaining("too many");
        clock.move(Duration.ofSeconds(1));
        String again = cookie(login.begin("right", one.request()).get(1));
        assertThat(again).isEqualTo(browser);
    }

    @Test
    void session_passesWhileItsAddressWaits() {
        settings.put("tts.admin.password", "right");
        String session = cookie(begin("right", "192.0.2.1").get(0));
        for (int i = 0; i < FailedLogins.FREE; i++) {
            assertRefused("wrong", "192.0.2.1", 401);
        }
        assertThat(login.session(from("192.0.2.1").header("Cookie", session).request()))
                .contains("");
    }

    @Test
    void logout_endsAllSessions_onAllNodesOfTheFolder_andAfterARestart() {
        settings.put("tts.admin.password", "right");
        Login other = node();
        String one = cookie(begin("right", "192.0.2.1").get(0));
        String two = cookie(begin("right", "192.0.2.2").get(0));
        String before = login.standing();
        assertThat(holds(other, one)).isTrue();
        assertThat(login.end()).isTrue();
        assertThat(login.standing()).isNotEqualTo(before).isEqualTo(other.standing());
        for (Login node : List.of(login, other, node())) {
            assertThat(holds(node, one)).isFalse();
            assertThat(holds(node, two)).isFalse();
        }
        String three = cookie(begin("right", "192.0.2.1").get(0));
        assertThat(holds(other, three)).isTrue();
        assertThat(holds(node(), three)).isTrue();
    }

    @Test
    void renewedSession_endsWithTheLogout_too() {
        settings.put("tts.admin.password", "right");
        String session = cookie(begin("right", "192.0.2.1").get(0));
        clock.move(Duration.ofMinutes(11));
        String renewed =
                cookie(login.session(from("192.0.2.1").header("Cookie", session).request())
                        .orElseThrow());
        assertThat(holds(login, renewed)).isTrue();
        assertThat(login.end()).isTrue();
        assertThat(holds(login, renewed)).isFalse();
    }

    @Test
    void anotherPassword_endsAllSessions() {
        settings.put("tts.admin.password", "right");
        String session = cookie(begin("right", "192.0.2.1").get(0));
        settings.put("tts.admin.password", "another");
        assertThat(holds(login, session)).isFalse();
    }

    @Test
    void logoutThatCantBeKept_holdsHere_andSaysSo() throws IOException {
        settings.put("tts.admin.password", "right");
        String session = cookie(begin("right", "192.0.2.1").get(0));
        Path state = folder.resolve("state");
        Files.move(state, folder.resolve("away"));
        Files.writeString(state, "no folder");
        assertThat(login.end()).isFalse();
        assertThat(holds(login, session)).isFalse();
        String next = cookie(begin("right", "192.0.2.1").get(0));
        assertThat(holds(login, next)).isTrue();
        Files.delete(state);
        Files.move(folder.resolve("away"), state);
        assertThat(login.end()).isTrue();
        assertThat(holds(login, next)).isFalse();
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

    /** The login of another server that shares the state folder. */
    private Login node() {
        return QuickLogin.of(LiveConfig.of(settings), events, clock);
    }

    private List<String> begin(String attempt, String address) {
        return login.begin(attempt, from(address).request());
    }

    private static FakeRequest from(String address) {
        return FakeRequest.of("POST", "/api/admin/login").from(address);
    }

    private static String cookie(String header) {
        return header.substring(0, header.indexOf(';'));
    }

    private static boolean holds(Login node, String session) {
        return node.session(from("192.0.2.9").header("Cookie", session).request())
                .isPresent();
    }

    private void assertRefused(String attempt, String address, int status) {
        assertThatThrownBy(() -> begin(attempt, address))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        e -> assertThat(e.refusal().status()).isEqualTo(status));
    }
}
