package org.assistant.app.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assistant.tts.speech.record.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void deeds_outliveTheServer_theNewestFirst() {
        AuditLog log = new AuditLog(folder);
        log.happened(deed(0, "voice", "admin renamed the voice ada", "admin"));
        log.happened(deed(5, "switch", "admin switched", "admin"));

        assertThat(new AuditLog(folder).latest())
                .extracting(Happening::message)
                .containsExactly("admin switched", "admin renamed the voice ada");
        assertThat(new AuditLog(folder).latest().get(1))
                .isEqualTo(deed(0, "voice", "admin renamed the voice ada", "admin"));
    }

    @Test
    void whatNobodyDid_isNotKept() {
        AuditLog log = new AuditLog(folder);
        log.happened(new Happening(NOON, Happening.Level.ERROR, "verdict", "All are late", Map.of("level", "bad")));
        assertThat(log.latest()).isEmpty();
    }

    @Test
    void loginsAreKept_withWhereTheyCameFrom() {
        AuditLog log = new AuditLog(folder);
        Happening login = failedLogin(0);
        log.happened(login);
        assertThat(log.latest()).containsExactly(login);
        assertThat(AuditLog.doer(login)).contains("10.0.0.7");
    }

    @Test
    void guesses_pushOutNothingOfTheOperator() {
        AuditLog log = new AuditLog(folder);
        log.happened(deed(0, "voice", "admin renamed the voice ada", "admin"));
        for (int second = 0; second < 25; second++) {
            log.happened(failedLogin(second));
        }
        assertThat(log.latest()).as("one in ten seconds").hasSize(1 + 3);

        List<Happening> kept = log.latest();
        for (int second = 0; second < 2 * AuditRetention.KEPT; second++) {
            kept = AuditRetention.after(kept, failedLogin(100 + second));
        }
        assertThat(kept)
                .hasSize(1 + AuditRetention.KEPT_FAILURES)
                .contains(log.latest().get(3));
        assertThat(kept.get(0)).isEqualTo(failedLogin(100 + 2 * AuditRetention.KEPT - 1));
    }

    @Test
    void requestThatWasToldInWords_isNotKeptTwice() {
        AuditLog log = new AuditLog(folder);
        log.happened(deed(0, "voice", "admin renamed the voice ada", "admin"));
        log.happened(deed(0, "audit", "admin: PATCH /api/admin/voices/ada: 200", "admin"));
        log.happened(deed(1, "audit", "admin: DELETE /v1/audio/voices/ada: 200", "admin"));
        assertThat(log.latest())
                .extracting(Happening::message)
                .containsExactly("admin: DELETE /v1/audio/voices/ada: 200", "admin renamed the voice ada");
    }

    @Test
    void list_isBounded() {
        List<Happening> kept = List.of();
        for (int i = 0; i < AuditRetention.KEPT + 3; i++) {
            kept = AuditRetention.after(kept, deed(i, "voice", "deed " + i, "admin"));
        }
        assertThat(kept).hasSize(AuditRetention.KEPT);
        assertThat(kept.get(0).message()).isEqualTo("deed " + (AuditRetention.KEPT + 2));
    }

    private static Happening failedLogin(long second) {
        return new Happening(
                NOON.plusSeconds(second),
                Happening.Level.WARNING,
                "audit",
                "A login from 10.0.0.7 failed.",
                Map.of("from", "10.0.0.7", "result", "401"));
    }

    private static Happening deed(long second, String kind, String message, String who) {
        return new Happening(NOON.plusSeconds(second), Happening.Level.INFO, kind, message, Map.of("who", who));
    }
}
