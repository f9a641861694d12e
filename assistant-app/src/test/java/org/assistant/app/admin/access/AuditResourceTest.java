package org.assistant.app.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.assistant.app.security.audit.AuditLog;
import org.assistant.tts.speech.record.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditResourceTest {

    @Test
    void auditFile_quotesWhatItHolds(@TempDir Path folder) {
        AuditLog log = new AuditLog(folder);
        log.happened(new Happening(
                Instant.EPOCH, Happening.Level.INFO, "voice", "renamed \"Ada\", =1+1", Map.of("who", "=admin")));
        assertThat(new AuditResource(log).file().getEntity()).isEqualTo("""
                when,who,kind,what\r
                "1970-01-01T00:00:00Z","'=admin","voice","renamed ""Ada"", =1+1"\r
                """);
    }
}
