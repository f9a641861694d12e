package org.assistant.tts.speech.guard;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * A guarded engine does not speak a text, so another one should. If no other can, the client gets the {@link #original}.
 */
public class GuardFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause cause;
    private final TTSException original;

    /** @param original the error for the client if no other engine can speak the text */
    public GuardFailure(Cause cause, TTSException original) {
        super(original.getMessage(), original);
        this.cause = cause;
        this.original = original;
    }

    /** Why the engine does not speak. */
    public final Cause why() {
        return cause;
    }

    /** The error for the client if no other engine can speak the text. */
    public final TTSException original() {
        return original;
    }

    /**
     * Classifies the {@code failure} of a guarded call.
     *
     * @throws TTSException if the caller is the reason: nothing to say in the text, an unknown voice, or a cancellation
     */
    public static GuardFailure of(Throwable failure) {
        Throwable bare = bare(failure);
        if (bare instanceof GuardFailure known) {
            return known;
        }
        if (bare instanceof TTSException.InvalidRequest
                || bare instanceof TTSException.UnknownVoice
                || bare instanceof TTSException.Cancelled) {
            throw (TTSException) bare;
        }
        if (bare instanceof TTSException known) {
            return new GuardFailure(cause(known), known);
        }
        if (bare instanceof RejectedExecutionException) {
            return new Crowded("too many sentences at once");
        }
        if (bare instanceof CircuitBreakerOpenException) {
            return new GuardFailure(
                    Cause.BREAKER_OPEN,
                    new TTSException.EngineUnavailable("the engine is not called after too many failures", bare));
        }
        return new GuardFailure(
                Cause.ENGINE_ERROR,
                new TTSException.SynthesisFailed(
                        "speech failed: " + bare.getClass().getName(), bare));
    }

    private static Cause cause(TTSException failure) {
        if (failure instanceof TTSException.UnsupportedLanguage) {
            return Cause.LANGUAGE;
        }
        if (failure instanceof TTSException.EngineOverloaded) {
            return Cause.QUEUE_FULL;
        }
        if (failure instanceof TTSException.EngineUnavailable || failure instanceof TTSException.ModelUnavailable) {
            return Cause.NOT_READY;
        }
        return Cause.ENGINE_ERROR;
    }

    /** Unwraps {@code failure}: servers differ in how they wrap the failure of an asynchronous call. */
    private static Throwable bare(Throwable failure) {
        Throwable bare = failure;
        while ((bare instanceof ExecutionException || bare instanceof CompletionException) && bare.getCause() != null) {
            bare = bare.getCause();
        }
        return bare;
    }

    /** Too many texts are ahead of it; no fault of the engine. */
    public static final class Crowded extends GuardFailure {
        private static final long serialVersionUID = 1L;

        Crowded(String message) {
            super(Cause.QUEUE_FULL, new TTSException.EngineOverloaded(message));
        }
    }
}
