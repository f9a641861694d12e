package org.assistant.app.security.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RefusedHostsTest {

    private final RefusedHosts refused = new RefusedHosts();

    @Test
    void host_isLoggedOnce_withTheLineThatAllowsIt() {
        assertThat(refused.line("Speech.example")).get().asString().contains("assistant.allowed-hosts=speech.example");
        assertThat(refused.line("speech.example")).isEmpty();
        assertThat(refused.line("other.example")).isPresent();
    }

    @Test
    void manyHosts_areNotAllLoggedNorKept() {
        for (int i = 1; i < RefusedHosts.MOST; i++) {
            assertThat(refused.line("host" + i + ".example")).isPresent();
        }
        assertThat(refused.line("last.example")).get().asString().endsWith("More such names are not logged.");
        assertThat(refused.line("one-more.example")).isEmpty();
    }

    @Test
    void name_isPlainAndShort() {
        assertThat(refused.line("a\r\nb" + "c".repeat(1_000)))
                .get()
                .asString()
                .contains("a??bccc")
                .hasSizeLessThan(700);
    }
}
