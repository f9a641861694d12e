package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assistant.tts.speech.guard.GuardFailure;
import org.assistant.tts.speech.guard.GuardedCall;
import org.assistant.tts.speech.guard.GuardedEngine;
import org.assistant.tts.speech.guard.LatencyBudgetConfig;
import org.assistant.tts.speech.guard.SpeechRun;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The guarded call, one a text, in a bean of its own so that MicroProfile Fault Tolerance sees it: {@code @Timeout} is the
 * latency budget, {@code @Fallback} has the other engine speak, {@code @CircuitBreaker} leaves a failing engine alone. What each
 * does, and what only {@link GuardedEngine} can do before the call, says docs/adr/0015. It is not in the package of the guard: its name is
 * a part of keys that users set and of the names of metrics.
 */
@ApplicationScoped
public class GuardedSpeech {

    /** Calls that the breaker looks at; it opens when half of them have failed. */
    static final int WINDOW = 6;

    private static final int CURED = 2;

    private final SpeechThreads threads;

    GuardedSpeech() {
        this(null);
    }

    @Inject
    GuardedSpeech(SpeechThreads threads) {
        this.threads = threads;
    }

    /**
     * Starts the engine and waits for its first sound; on a thread of the container. Only this wait is timed: servers end their
     * watch when the method returns, so it must not return before.
     *
     * @return the run that speaks: the engine's, with its first sound, or that of the engine that takes over
     */
    @Asynchronous
    @Timeout(LatencyBudgetConfig.ON_PROCESSORS_MILLIS)
    @CircuitBreaker(
            requestVolumeThreshold = WINDOW,
            failureRatio = 0.5,
            delay = GuardedEngine.REST_MILLIS,
            successThreshold = CURED,
            skipOn = {
                GuardFailure.Crowded.class,
                TTSException.InvalidRequest.class,
                TTSException.UnknownVoice.class,
                TTSException.UnsupportedLanguage.class,
                TTSException.EngineOverloaded.class,
                TTSException.EngineUnavailable.class, // lacks something for this text: other texts go on
                TTSException.Cancelled.class
            })
    @Fallback(
            value = FallbackSpeech.class,
            skipOn = {TTSException.InvalidRequest.class, TTSException.UnknownVoice.class, TTSException.Cancelled.class})
    public CompletionStage<SpeechRun> speak(GuardedCall call) {
        return CompletableFuture.completedFuture(call.begin(threads));
    }
}
