package org.assistant.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenFilesTest {

    @Test
    void fewFiles_warns() {
        assertThat(OpenFiles.warning(430))
                .hasValueSatisfying(warning -> assertThat(warning).contains("430", "ulimit -n"));
    }

    @Test
    void usualLimit_isSilent() {
        assertThat(OpenFiles.warning(4096)).isEmpty();
        assertThat(OpenFiles.warning(-1)).isEmpty();
    }
}
