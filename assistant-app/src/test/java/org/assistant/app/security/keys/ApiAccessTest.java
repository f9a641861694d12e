package org.assistant.app.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assistant.app.security.Denial;
import org.assistant.app.security.FakeRequest;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.operator.QuickLogin;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.HandClock;
import org.assistant.tts.speech.record.export.SpeechMetrics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiAccessTest {

    /** SHA-256 of {@code bobs-key}. */
    private static final String BOB = "sha256:d4dec180a993cd5fa065cac46b9bbfd1528c39080afa14d683a5bc657c453892";

    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T23:50:00Z"));
    private final Map<String, String> settings = new HashMap<>();
    private final LiveConfig config = LiveConfig.of(settings);
    private final ApiKeys keys = new ApiKeys(config);
    private final Allowance allowance = new Allowance(
            keys,
            new RequestRate(clock::nanos),
            new DailyCharacters(config, clock, clock::nanos),
            () -> SpeechMetrics.NONE);
    private final Standing standing = new Standing(keys, QuickLogin.of(config, new EventLog(clock), clock));
    private final ApiAccess access = new ApiAccess(config, keys, new KeyCheck(keys, clock::nanos), standing, allowance);

    @TempDir
    private Path folder;

    @BeforeEach
    void state() {
        settings.put("assistant.state.dir", folder.resolve("state").toString());
    }

    @Test
    void withoutKeys_everybodyIsOpen() {
        assertThat(keys.required()).isFalse();
        assertThat(admitted(FakeRequest.of("GET", "/v1/models")).name()).isEqualTo("open");
    }

    @Test
    void inlineKeys_keepTheirCase_andNameTheCaller() {
        settings.put("assistant.api.keys", "anna=Key-A, bob = x=y ,");
        assertThat(bearer("Key-A").name()).isEqualTo("anna");
        assertThat(bearer("x=y").name()).isEqualTo("bob");
        assertRefused(() -> bearer("key-a"), 401, "invalid_api_key");
        assertRefused(() -> bearer(""), 401, "invalid_api_key");
        assertRefused(() -> admitted(FakeRequest.of("GET", "/v1/models")), 401, "invalid_api_key");
    }

    @Test
    void brokenKeys_letNobodyIn_andOpenNothing() {
        settings.put("assistant.api.keys", "no-key-here, =x, b=");
        assertThat(keys.required()).isTrue();
        assertRefused(() -> bearer("x"), 401, "invalid_api_key");
        assertRefused(() -> bearer(""), 401, "invalid_api_key");
    }

    @Test
    void missingFile_letsNobodyIn() {
        settings.put("assistant.api.keys-file", folder.resolve("none").toString());
        assertThat(keys.required()).isTrue();
        assertRefused(() -> bearer("x"), 401, "invalid_api_key");
    }

    @Test
    void file_isReadAgainWhenItChanges() throws IOException {
        Path file = folder.resolve("keys");
        settings.put("assistant.api.keys-file", file.toString());
        Files.writeString(file, "# people\nanna.key = Key-A\nbob.key=" + BOB + "\ncarl.key=sha256:00\nnonsense\n");
        assertThat(bearer("Key-A").name()).isEqualTo("anna");
        assertThat(bearer("bobs-key").name()).isEqualTo("bob");
        assertThat(keys.find(BOB)).isEmpty();
        assertThat(keys.find("sha256:00")).isEmpty();
        Files.writeString(file, "bob.key=" + BOB + "\n");
        assertRefused(() -> bearer("Key-A"), 401, "invalid_api_key");
        assertThat(bearer("bobs-key").name()).isEqualTo("bob");
    }

    @Test
    void openLists_needNoKey_everythingElseDoes() {
        settings.put("assistant.api.keys", "anna=a");
        settings.put("assistant.api.lists", "open");
        for (String list : List.of("/v1/models", "/v1/models/kokoro", "/v1/audio/models", "/v1/audio/voices")) {
            assertThat(admitted(FakeRequest.of("GET", list))).isEqualTo(Caller.STRANGER);
            assertThat(admitted(FakeRequest.of("GET", list).header("Authorization", "Bearer a"))
                            .name())
                    .isEqualTo("anna");
            assertRefused(
                    () -> admitted(FakeRequest.of("GET", list).header("Authorization", "Bearer b")),
                    401,
                    "invalid_api_key");
            assertRefused(() -> admitted(FakeRequest.of("POST", list)), 401, "invalid_api_key");
        }
        for (String other : List.of("/v1/audio/speech", "/v1/audio/voices/x", "/v1/audio/modelsx", "/api/v1/models")) {
            assertRefused(() -> admitted(FakeRequest.of("GET", other)), 401, "invalid_api_key");
        }
        settings.put("assistant.api.lists", "closed");
        assertRefused(() -> admitted(FakeRequest.of("GET", "/v1/models")), 401, "invalid_api_key");
    }

    @Test
    void operator_needsNoKey() {
        settings.put("assistant.api.keys", "anna=a");
        assertThat(admitted(FakeRequest.of("GET", "/v1/models").by("admin")).name())
                .isEqualTo("admin");
    }

    @Test
    void webSocket_mayBringItsKeyLater_butNotAWrongOne() {
        settings.put("assistant.api.keys", "anna=a");
        FakeRequest opens = FakeRequest.of("GET", "/api/assistant/live").header("Upgrade", "websocket");
        assertThat(admitted(opens).name()).isEqualTo("open");
        assertRefused(() -> admitted(opens.header("Authorization", "Bearer b")), 401, "invalid_api_key");
    }

    @Test
    void webSocketElsewhere_isNoWayAroundTheKey() {
        settings.put("assistant.api.keys", "anna=a");
        for (String path :
                List.of("/v1/audio/speech", "/api/assistant/reply", "/api/assistant/live/", "/api//assistant/live")) {
            FakeRequest pretends = FakeRequest.of("POST", path).header("Upgrade", "websocket");
            assertRefused(() -> admitted(pretends), 401, "invalid_api_key");
        }
    }

    @Test
    void openingAConversation_tellsWhoItIs_andCountsNoRequest() throws Exception {
        settings.put("assistant.api.keys", "anna=a");
        settings.put("assistant.api.requests-per-minute", "1");
        FakeRequest opens = FakeRequest.of("GET", "/api/assistant/live")
                .header("Upgrade", "websocket")
                .header("Authorization", "Bearer a");
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, given) -> null);
        List<Principal> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            access.doFilter(
                    opens.request(),
                    response,
                    (request, answer) -> seen.add(((HttpServletRequest) request).getUserPrincipal()));
        }
        assertThat(seen).containsOnly(new Guest(bearer("a"), "127.0.0.1")).hasSize(3);
    }

    @Test
    void requestsOfAMinute_growBack() {
        settings.put("assistant.api.keys", "anna=a, bob=b");
        settings.put("assistant.api.requests-per-minute", "4");
        for (int i = 0; i < 4; i++) {
            bearer("a");
        }
        clock.move(Duration.ofMillis(1));
        assertThat(assertRefused(() -> bearer("a"), 429, "rate_limit_exceeded").headers())
                .containsEntry("Retry-After", "15");
        bearer("b");
        clock.move(Duration.ofSeconds(15));
        bearer("a");
        assertRefused(() -> bearer("a"), 429, "rate_limit_exceeded");
    }

    @Test
    void ownLimit_isStrongerThanTheOneForAll() throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, "anna.key=a\nanna.requests-per-minute=1\nbob.key=b\nbob.requests-per-minute=0\n");
        settings.put("assistant.api.keys-file", file.toString());
        settings.put("assistant.api.requests-per-minute", "2");
        bearer("a");
        assertRefused(() -> bearer("a"), 429, "rate_limit_exceeded");
        for (int i = 0; i < 5; i++) {
            bearer("b");
        }
    }

    @Test
    void charactersOfADay_comeBackAtMidnight() {
        settings.put("assistant.api.keys", "anna=a");
        settings.put("assistant.api.characters-per-day", "100");
        Caller anna = bearer("a");
        allowance.characters(anna, 70);
        assertThat(assertRefused(() -> allowance.characters(anna, 31), 429, "daily_limit_exceeded")
                        .headers())
                .containsEntry("Retry-After", "600");
        allowance.characters(anna, 30);
        clock.move(Duration.ofMinutes(10));
        allowance.characters(anna, 100);
    }

    @Test
    void characters_surviveARestart() {
        settings.put("assistant.api.keys", "anna=a");
        settings.put("assistant.api.characters-per-day", "100");
        DailyCharacters before = new DailyCharacters(config, clock, clock::nanos);
        before.take("anna", 40, 100);
        before.take("anna", 40, 100);
        before.write();
        assertRefused(() -> allowance.characters(bearer("a"), 21), 429, "daily_limit_exceeded");
        allowance.characters(bearer("a"), 20);
    }

    @Test
    void charactersOfYesterday_areForgottenAtTheNextStart() {
        settings.put("assistant.api.keys", "anna=a");
        settings.put("assistant.api.characters-per-day", "100");
        DailyCharacters before = new DailyCharacters(config, clock, clock::nanos);
        before.take("anna", 100, 100);
        before.write();
        clock.move(Duration.ofMinutes(10));
        allowance.characters(bearer("a"), 100);
    }

    @Test
    void keyThatIsGone_hasNoMoreRequestsOrCharacters_ratherThanNoLimit() {
        settings.put("assistant.api.keys", "anna=a, bob=b");
        Caller anna = bearer("a");
        Caller bob = bearer("b");
        settings.put("assistant.api.keys", "anna=changed");
        for (Caller gone : List.of(anna, bob)) {
            assertThat(standing.holds(gone)).isFalse();
            assertRefused(() -> allowance.request(gone), 401, "invalid_api_key");
            assertRefused(() -> allowance.characters(gone, 1), 401, "invalid_api_key");
        }
        assertThat(standing.holds(bearer("changed"))).isTrue();
    }

    @Test
    void stranger_hasNoLimitOnlyWhereNoKeysAre() {
        allowance.characters(Caller.OPEN, 1_000_000);
        assertThat(standing.holds(Caller.OPEN)).isTrue();
        settings.put("assistant.api.keys", "anna=a");
        assertThat(standing.holds(Caller.OPEN)).isFalse();
        assertRefused(() -> allowance.request(Caller.OPEN), 401, "invalid_api_key");
        assertRefused(() -> allowance.characters(Caller.OPEN, 1), 401, "invalid_api_key");
    }

    @Test
    void keyWithTheOperatorsName_hasItsLimits_andTheOperatorNone() {
        settings.put("assistant.api.keys", "admin=a, open=b");
        settings.put("assistant.api.characters-per-day", "10");
        for (String key : List.of("a", "b")) {
            allowance.characters(bearer(key), 10);
            assertRefused(() -> allowance.characters(bearer(key), 1), 429, "daily_limit_exceeded");
        }
        allowance.characters(Caller.OPERATOR, 1_000);
    }

    @Test
    void operatorsConversation_standsUntilALogoutOrAnotherPassword() {
        settings.put("tts.admin.password", "one");
        Caller before = standing.operator();
        assertThat(standing.holds(before)).isTrue();
        settings.put("tts.admin.password", "two");
        assertThat(standing.holds(before)).isFalse();
        settings.remove("tts.admin.password");
        assertThat(standing.holds(before)).isFalse();
    }

    @Test
    void parallelTurns_getNoMoreThanIsLeft() throws InterruptedException {
        settings.put("assistant.api.keys", "anna=a");
        settings.put("assistant.api.characters-per-day", "100");
        Caller anna = bearer("a");
        AtomicInteger got = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 10; turn++) {
                    try {
                        allowance.characters(anna, 7);
                        got.addAndGet(7);
                    } catch (RequestRefused e) {
                        return;
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(got).hasValue(98);
    }

    private Caller bearer(String key) {
        return admitted(FakeRequest.of("GET", "/v1/models").header("Authorization", "Bearer " + key));
    }

    private Caller admitted(FakeRequest request) {
        HttpServletRequest http = request.request();
        access.admit(http);
        return Caller.of(http);
    }

    private static Denial assertRefused(ThrowingCallable call, int status, String code) {
        Denial[] refusal = new Denial[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(RequestRefused.class, e -> refusal[0] = e.refusal());
        assertThat(refusal[0].status()).isEqualTo(status);
        assertThat(refusal[0].code()).isEqualTo(code);
        return refusal[0];
    }
}
