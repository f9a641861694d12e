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
 * The guarded call, one for each text, in a bean of its own so that MicroProfile Fault Tolerance intercepts it:
 * {@code @Timeout} is the latency budget, {@code @Fallback} lets the other engine speak, {@code @CircuitBreaker} stops calling a
 * failing engine. docs/adr/0015 describes what each does, and what only {@link GuardedEngine} can do before the call. The class
 * is not in the package of the guard because its name is part of keys that users set and of metric names.
 */
@ApplicationScoped
public class GuardedSpeech {

    /** The number of calls that the breaker considers; it opens when half of them have failed. */
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
     * Starts the engine and waits for its first sound, on a thread of the container. Only this wait is timed: servers stop
     * their timer when the method returns, so it must not return earlier.
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
                TTSException.EngineUnavailable.class, // something is missing for this text only; other texts still work
                TTSException.Cancelled.class
            })
    @Fallback(
            value = FallbackSpeech.class,
            skipOn = {TTSException.InvalidRequest.class, TTSException.UnknownVoice.class, TTSException.Cancelled.class})
    public CompletionStage<SpeechRun> speak(GuardedCall call) {
        return CompletableFuture.completedFuture(call.begin(threads));
    }
}
