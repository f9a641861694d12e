package org.assistant.app.rest.voices;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.Voice;

/**
 * A voice in the API's JSON.
 *
 * @param languages that it speaks, as tags of BCP 47 in alphabetical order
 * @param engine name of the engine that has the voice
 * @param cloned whether the voice was learned here and did not come with the engine
 * @param isDefault whether the engine speaks with it if a request names none
 */
@JsonbPropertyOrder({"id", "object", "name"})
public record VoiceJson(
        String id,
        String object,
        String name,
        String language,
        List<String> languages,
        String sex,
        String engine,
        boolean cloned,
        @JsonbProperty("default") boolean isDefault) {

    /** @param speaker the engine itself */
    static VoiceJson of(Voice voice, String name, String engine, TTSEngine speaker, boolean cloned) {
        return new VoiceJson(
                voice.id(),
                "voice",
                name,
                voice.language().toLanguageTag(),
                speaker.languages(voice).stream()
                        .map(Locale::toLanguageTag)
                        .sorted()
                        .toList(),
                voice.sex().name().toLowerCase(Locale.ROOT),
                engine,
                cloned,
                voice.equals(speaker.defaultVoice()));
    }
}
