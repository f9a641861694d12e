package org.assistant.app.admin;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.assistant.tts.spi.CacheCounts;

/**
 * An engine in the console's JSON.
 *
 * @param reason why it can't speak now; empty if it can
 * @param remedy what an operator does about it; empty if nothing
 * @param parallel how many texts it speaks at once
 * @param warm whether it has spoken since the start
 * @param cache of what it has spoken; null if it has none
 */
@JsonbPropertyOrder({"name", "state", "reason", "remedy"})
record EngineJson(
        String name,
        String state,
        String reason,
        String remedy,
        String model,
        String device,
        boolean accelerated,
        int parallel,
        long weightMb,
        int voices,
        long clonedVoices,
        String tuning,
        boolean warm,
        @JsonbNillable(false) Cache cache,
        boolean inForce,
        boolean fallback) {

    /** The use of a cache; Yasson looks for the annotation here. */
    @JsonbNillable(false)
    record Cache(long hits, long misses, long bytes, long mostBytes) {

        static Cache of(CacheCounts counts) {
            return new Cache(counts.hits(), counts.misses(), counts.bytes(), counts.mostBytes());
        }
    }
}
