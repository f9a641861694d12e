package org.assistant.app.rest;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import org.assistant.app.reply.ReplyException;
import org.assistant.tts.spi.TTSException;

/** Logs what an operator should know of a request that failed: one entry, without the user's words. */
public final class FailureLog {

    private static final System.Logger LOGGER = System.getLogger(FailureLog.class.getName());

    private FailureLog() {}

    public static void tell(Throwable failure) {
        if (failure instanceof ClientGone || ApiError.of(failure, "").status() < ApiError.INTERNAL) {
            LOGGER.log(DEBUG, "request ended early", failure);
        } else if (failure instanceof TTSException || failure instanceof ReplyException) {
            String message = failure instanceof ReplyException e ? e.forOperators() : failure.getMessage();
            LOGGER.log(WARNING, "request failed: " + message);
            LOGGER.log(DEBUG, "request failed", failure);
        } else {
            LOGGER.log(ERROR, "request failed", withoutMessage(failure));
            LOGGER.log(DEBUG, "request failed", failure);
        }
    }

    /** Whatever the message of an unforeseen exception is, it may repeat the text that was to be spoken. */
    private static Throwable withoutMessage(Throwable failure) {
        Throwable bare = new Throwable(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
