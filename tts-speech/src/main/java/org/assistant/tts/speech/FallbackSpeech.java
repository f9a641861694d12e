package org.assistant.tts.speech;

import jakarta.enterprise.context.Dependent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assistant.tts.speech.guard.GuardedCall;
import org.assistant.tts.speech.guard.SpeechRun;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** What follows a guarded call that failed: its engine is ended, and the one that takes over is started. */
@Dependent
public class FallbackSpeech implements FallbackHandler<CompletionStage<SpeechRun>> {

    @Override
    public CompletionStage<SpeechRun> handle(ExecutionContext context) {
        GuardedCall call = (GuardedCall) context.getParameters()[0];
        return CompletableFuture.completedFuture(call.instead(context.getFailure()));
    }
}
