package org.assistant.app.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FileLimitTest {

    @Test
    void tooFewFiles_saysSo() {
        assertThatThrownBy(() -> new FileLimit(128).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("128", "512", "ulimit -n");
    }

    @Test
    void enoughFiles_passes() {
        assertThatCode(() -> new FileLimit(FileLimit.NEEDED).check()).doesNotThrowAnyException();
        assertThatCode(() -> new FileLimit(-1).check()).doesNotThrowAnyException();
    }
}
