package org.assistant.app.speech;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * The guarded call: one a sentence, in a bean of its own so that MicroProfile Fault Tolerance sees it. Its numbers are walls
 * behind {@link GuardedEngine}, which decides with live ones: servers read these once, or once a minute. Why so, says
 * docs/adr/0010.
 */
@ApplicationScoped
public class GuardedSpeech {

    private final Executor threads;

    GuardedSpeech() {
        this((Executor) null);
    }

    @Inject
    GuardedSpeech(ManagedExecutorService threads) {
        this((Executor) threads);
    }

    /** @param threads where engines speak */
    GuardedSpeech(Executor threads) {
        this.threads = threads;
    }

    /**
     * Starts the engine and waits for its first sound; on a thread of the container.
     *
     * @return the sound, or why another engine is to speak
     */
    @Asynchronous
    @Timeout(GuardSettings.MOST_BUDGET_MILLIS + 1_000)
    @Bulkhead(value = GuardSettings.MOST_PLACES + GuardSettings.MOST_WAITING, waitingTaskQueue = 8)
    @CircuitBreaker(
            requestVolumeThreshold = 2 * Breaker.WINDOW,
            failureRatio = 0.75,
            delay = 5_000,
            successThreshold = Breaker.CURED,
            skipOn = {
                BulkheadException.class,
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
    public CompletionStage<Sound> speak(SentenceCall call) {
        return CompletableFuture.completedFuture(new Sound.Begun(call.start(threads)));
    }
}
