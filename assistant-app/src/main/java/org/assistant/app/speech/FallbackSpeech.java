package org.assistant.app.speech;

import jakarta.enterprise.context.Dependent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** What follows a guarded call that failed: the engine is ended, and who asked has another one speak. */
@Dependent
public class FallbackSpeech implements FallbackHandler<CompletionStage<Sound>> {

    @Override
    public CompletionStage<Sound> handle(ExecutionContext context) {
        SentenceCall call = (SentenceCall) context.getParameters()[0];
        call.abandon();
        return CompletableFuture.completedFuture(new Sound.Instead(GuardFailure.of(context.getFailure())));
    }
}
