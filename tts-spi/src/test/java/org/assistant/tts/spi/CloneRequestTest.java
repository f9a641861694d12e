package org.assistant.tts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class CloneRequestTest {

    private static final List<Clip> CLIPS = List.of(FakeCloner.goodClip());

    @Test
    void blankOrMissingPart_namesTheField() {
        assertRefused(CloneRequest.NAME, () -> new CloneRequest(" ", Locale.ROOT, "I agree.", CLIPS));
        assertRefused(CloneRequest.CONSENT, () -> new CloneRequest("Ada", Locale.ROOT, "\n", CLIPS));
        assertRefused(CloneRequest.CLIPS, () -> new CloneRequest("Ada", Locale.ROOT, "I agree.", List.of()));
    }

    private static void assertRefused(String field, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageStartingWith(field + " must");
    }
}
