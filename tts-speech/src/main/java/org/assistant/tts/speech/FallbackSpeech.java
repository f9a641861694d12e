package org.assistant.tts.speech;

import jakarta.enterprise.context.Dependent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assistant.tts.speech.guard.GuardedCall;
import org.assistant.tts.speech.guard.SpeechRun;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** The fallback of a guarded call: ends its engine and starts the one that takes over. */
@Dependent
public class FallbackSpeech implements FallbackHandler<CompletionStage<SpeechRun>> {

    @Override
    public CompletionStage<SpeechRun> handle(ExecutionContext context) {
        GuardedCall call = (GuardedCall) context.getParameters()[0];
        return CompletableFuture.completedFuture(call.instead(context.getFailure()));
    }
}
