package org.assistant.tts.speech.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;

final class GuardFailureTest {

    @Test
    void everyFailure_hasItsCause() {
        assertCause(new RejectedExecutionException("no thread"), Cause.QUEUE_FULL);
        assertCause(new TTSException.EngineOverloaded("busy"), Cause.QUEUE_FULL);
        assertCause(new GuardFailure.Crowded("busy"), Cause.QUEUE_FULL);
        assertCause(new CircuitBreakerOpenException("open"), Cause.BREAKER_OPEN);
        assertCause(new TTSException.EngineUnavailable("no model", null), Cause.NOT_READY);
        assertCause(new TTSException.ModelUnavailable("no file", null), Cause.NOT_READY);
        assertCause(new TTSException.UnsupportedLanguage(Locale.FRENCH, "not spoken"), Cause.LANGUAGE);
        assertCause(new TTSException.SynthesisFailed("broken", null), Cause.ENGINE_ERROR);
        assertCause(new IllegalStateException("the text"), Cause.ENGINE_ERROR);
        assertCause(new StackOverflowError(), Cause.ENGINE_ERROR);
    }

    @Test
    void whatAServerWrapsItIn_makesNoDifference() {
        assertCause(
                new ExecutionException(new CompletionException(new CircuitBreakerOpenException("open"))),
                Cause.BREAKER_OPEN);
    }

    @Test
    void mistakesOfTheCaller_areThrownOn() {
        TTSException mistake = new TTSException.InvalidRequest("text", "nothing to say");
        assertThatThrownBy(() -> GuardFailure.of(new ExecutionException(mistake)))
                .isSameAs(mistake);
        assertThatThrownBy(() -> GuardFailure.of(new TTSException.UnknownVoice("nobody", "ask")))
                .isInstanceOf(TTSException.UnknownVoice.class);
        assertThatThrownBy(() -> GuardFailure.of(new TTSException.Cancelled(null)))
                .isInstanceOf(TTSException.Cancelled.class);
    }

    @Test
    void messageOfAnUnforeseenException_isNotTold() {
        assertThat(GuardFailure.of(new IllegalStateException("the text")).original())
                .hasMessage("speech failed: java.lang.IllegalStateException");
    }

    private static void assertCause(Throwable failure, Cause cause) {
        assertThat(GuardFailure.of(failure).why()).as(failure.toString()).isEqualTo(cause);
    }
}
