package org.assistant.app.admin.models;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;

/**
 * The files of a model in the console's JSON.
 *
 * @param problem what the model lacks; empty if it is complete
 * @param remedy the command that fetches it; empty if it is complete
 * @param bytes of a complete model
 * @param convertedFrom the folder of its checkpoint; empty if it was fetched
 */
@JsonbPropertyOrder({"name", "title", "present", "problem", "remedy"})
public record ModelFilesJson(
        String name,
        String title,
        boolean present,
        String problem,
        String remedy,
        long bytes,
        long bytesOnDisk,
        String convertedFrom,
        String licence,
        String licenceAddress,
        String licenceSummary,
        boolean needsLicence,
        FetchJson fetch) {

    /** Its latest fetch. */
    record FetchJson(String state, String step, long doneBytes, long totalBytes, String message) {

        static FetchJson of(Fetch fetch) {
            return new FetchJson(
                    fetch.state().name().toLowerCase(Locale.ROOT),
                    fetch.step(),
                    fetch.doneBytes(),
                    fetch.totalBytes(),
                    fetch.message());
        }
    }
}
