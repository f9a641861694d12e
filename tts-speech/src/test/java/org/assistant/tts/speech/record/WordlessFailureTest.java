package org.assistant.tts.speech.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class WordlessFailureTest {

    @Test
    void allCauses_areShownWithTheirFrames_andNoWordOfTheUser() {
        Throwable failure = new IllegalStateException(
                "user text",
                new IllegalArgumentException("user text", new NoClassDefFoundError("org/assistant/Missing")));
        assertThat(printed(failure))
                .startsWith(
                        "java.lang.IllegalStateException\n\tat " + getClass().getName())
                .contains("Caused by: java.lang.IllegalArgumentException\n")
                .contains("Caused by: java.lang.NoClassDefFoundError: org/assistant/Missing\n")
                .doesNotContain("user text");
        assertThat(WordlessFailure.names(failure))
                .isEqualTo("java.lang.IllegalStateException, caused by java.lang.IllegalArgumentException, caused by"
                        + " java.lang.NoClassDefFoundError: org/assistant/Missing");
    }

    @Test
    void causesInACircle_end() {
        Exception first = new IllegalStateException();
        Exception second = new IllegalArgumentException(first);
        first.initCause(second);
        assertThat(printed(first)).contains("Caused by: java.lang.IllegalArgumentException");
        assertThat(WordlessFailure.names(first)).contains("caused by java.lang.IllegalArgumentException");
    }

    private static String printed(Throwable failure) {
        StringWriter trace = new StringWriter();
        WordlessFailure.of(failure).printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
