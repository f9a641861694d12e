package org.assistant.app.rest.models;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.assistant.app.rest.voices.VoiceJson;

/**
 * A model in the API's JSON. The fields beyond OpenAI's are null where they say nothing: all but the voices where the name is not
 * an engine's own.
 *
 * @param created date of release in seconds since 1970
 * @param state of the engine
 * @param inForce whether the engine speaks if a request names none
 * @param reason why it can't speak
 * @param remedy what an operator does about it
 * @param voices of the engine, where one model is shown
 */
@JsonbPropertyOrder({"id", "object", "created", "ownedBy"})
record ModelJson(
        String id,
        String object,
        long created,
        String ownedBy,
        @JsonbNillable(false) String state,
        @JsonbNillable(false) Boolean inForce,
        @JsonbNillable(false) String reason,
        @JsonbNillable(false) String remedy,
        @JsonbNillable(false) List<VoiceJson> voices) {}
