package org.assistant.app.admin.changes;

import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.assistant.app.rest.body.ApiError;
import org.assistant.tts.spi.TTSException;

/** Turns the failure of a change into an answer that tells the operator why. */
public final class RefusedChange {

    private RefusedChange() {}

    /**
     * Makes a change and returns the result of {@code change}.
     *
     * @throws jakarta.ws.rs.WebApplicationException with 409 if an engine is not ready, with 500 if the change can't be stored
     */
    public static <T> T unless(Supplier<T> change) {
        try {
            return change.get();
        } catch (TTSException.EngineUnavailable e) {
            throw new ApiError(ApiError.CONFLICT, e.getMessage(), "backend", "not_ready").exception();
        } catch (UncheckedIOException e) {
            throw new ApiError(ApiError.INTERNAL, e.getMessage() + ": " + e.getCause(), "", "not_kept").exception();
        }
    }
}
