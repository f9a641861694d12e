package org.assistant.app.rest.body;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import org.assistant.app.reply.ReplyException;
import org.assistant.app.security.audit.RequestId;
import org.assistant.tts.speech.record.WordlessFailure;
import org.assistant.tts.speech.utterance.ServerStopping;
import org.assistant.tts.spi.TTSException;

/** Logs one entry about a failed request for the operator, without the user's text. */
public final class FailureLog {

    private static final System.Logger LOGGER = System.getLogger(FailureLog.class.getName());

    private FailureLog() {}

    public static void tell(Throwable failure) {
        if (failure instanceof ClientGone
                || failure instanceof ServerStopping
                || ApiError.of(failure, "").status() < ApiError.INTERNAL) {
            LOGGER.log(DEBUG, "request" + id() + " ended early", failure);
        } else if (failure instanceof TTSException.SynthesisFailed && failure.getCause() != null) {
            LOGGER.log(
                    WARNING,
                    "request" + id() + " failed: " + failure.getMessage(),
                    WordlessFailure.of(failure.getCause()));
            LOGGER.log(DEBUG, "request" + id() + " failed", failure);
        } else if (failure instanceof TTSException || failure instanceof ReplyException) {
            String message = failure instanceof ReplyException e ? e.forOperators() : failure.getMessage();
            LOGGER.log(WARNING, "request" + id() + " failed: " + message + causes(failure));
            LOGGER.log(DEBUG, "request" + id() + " failed", failure);
        } else {
            LOGGER.log(ERROR, "request" + id() + " failed", WordlessFailure.of(failure));
            LOGGER.log(DEBUG, "request" + id() + " failed", failure);
        }
    }

    private static String causes(Throwable failure) {
        return failure.getCause() == null ? "" : " (" + WordlessFailure.names(failure.getCause()) + ")";
    }

    /** The request's id as in the answer, after a space; empty for a message of a WebSocket. */
    private static String id() {
        return RequestId.current().map(id -> " " + id).orElse("");
    }
}
