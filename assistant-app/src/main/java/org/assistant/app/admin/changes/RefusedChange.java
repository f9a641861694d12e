package org.assistant.app.admin.changes;

import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.assistant.app.rest.body.ApiError;
import org.assistant.tts.spi.TTSException;

/** Tells an operator why a change was not made. */
public final class RefusedChange {

    private RefusedChange() {}

    /**
     * What {@code change} gives.
     *
     * @throws jakarta.ws.rs.WebApplicationException with 409 if an engine is not ready, with 500 if the change can't be kept
     */
    public static String unless(Supplier<String> change) {
        try {
            return change.get();
        } catch (TTSException.EngineUnavailable e) {
            throw new ApiError(ApiError.CONFLICT, e.getMessage(), "backend", "not_ready").exception();
        } catch (UncheckedIOException e) {
            throw new ApiError(ApiError.INTERNAL, e.getMessage() + ": " + e.getCause(), "", "not_kept").exception();
        }
    }
}
