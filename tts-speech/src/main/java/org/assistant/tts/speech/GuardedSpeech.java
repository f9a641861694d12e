package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The guarded call, one a text, in a bean of its own so that MicroProfile Fault Tolerance sees it: {@code @Timeout} is the
 * latency budget, {@code @Fallback} has the other engine speak, {@code @CircuitBreaker} leaves a failing engine alone. What each
 * does, and what only {@link GuardedEngine} can do before the call, says docs/adr/0015.
 */
@ApplicationScoped
public class GuardedSpeech {

    /** The key that the budget has in MicroProfile Fault Tolerance. */
    static final String TIMEOUT = "org.assistant.tts.speech.GuardedSpeech/speak/Timeout/value";

    /** Calls that the breaker looks at; it opens when half of them have failed. */
    static final int WINDOW = 6;

    /** How long a failing engine is left alone. */
    static final int REST_MILLIS = 5_000;

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
            delay = REST_MILLIS,
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
