package org.assistant.tts.speech;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.tts.speech.guard.GuardedCall;
import org.assistant.tts.speech.guard.LatencyBudgetConfig;
import org.assistant.tts.speech.guard.SpeechRun;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The guarded call with what MicroProfile Fault Tolerance makes of its annotations, as observed on Payara: a limit for the time
 * in the method, an interrupt at its end, a breaker, the fallback. For tests without a server.
 */
final class WatchedSpeech extends GuardedSpeech {

    private final ExecutorService threads;
    private final AtomicInteger failures = new AtomicInteger();

    WatchedSpeech(ExecutorService threads) {
        super(SpeechThreads.of(threads));
        this.threads = threads;
    }

    @Override
    public CompletionStage<SpeechRun> speak(GuardedCall call) {
        CompletableFuture<SpeechRun> answer = new CompletableFuture<>();
        if (failures.get() >= WINDOW) {
            fall(call, new CircuitBreakerOpenException(), answer);
            return answer;
        }
        Future<SpeechRun> body =
                threads.submit(() -> super.speak(call).toCompletableFuture().get());
        threads.execute(() -> {
            try {
                answer.complete(body.get(budgetMillis(), TimeUnit.MILLISECONDS));
                failures.set(0);
            } catch (java.util.concurrent.TimeoutException e) {
                body.cancel(true);
                failures.incrementAndGet();
                fall(call, new TimeoutException(), answer);
            } catch (java.util.concurrent.ExecutionException e) {
                fall(call, e.getCause(), answer);
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static long budgetMillis() {
        return Long.parseLong(new LatencyBudgetConfig().getValue(LatencyBudgetConfig.KEY));
    }

    private void fall(GuardedCall call, Throwable failure, CompletableFuture<SpeechRun> answer) {
        if (failure instanceof TTSException.InvalidRequest
                || failure instanceof TTSException.UnknownVoice
                || failure instanceof TTSException.Cancelled) {
            answer.completeExceptionally(failure);
            return;
        }
        if (failure instanceof TTSException.SynthesisFailed) {
            failures.incrementAndGet();
        }
        try {
            answer.complete(call.instead(failure));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
