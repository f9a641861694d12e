package org.assistant.app.rest.voices;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import org.assistant.app.rest.body.Json;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.Voice;

/** A voice in the API's JSON. */
final class VoiceJson {

    private VoiceJson() {}

    /**
     * The JSON object of {@code voice}.
     *
     * @param engine name of the engine that has the voice
     * @param speaker the engine itself
     * @param cloned whether the voice was learned here and did not come with the engine
     */
    static JsonObjectBuilder of(Voice voice, String engine, TTSEngine speaker, boolean cloned) {
        JsonArrayBuilder languages = Json.array();
        speaker.languages(voice).stream().map(Locale::toLanguageTag).sorted().forEach(languages::add);
        return Json.object()
                .add("id", voice.id())
                .add("object", "voice")
                .add("name", voice.name())
                .add("language", voice.language().toLanguageTag())
                .add("languages", languages)
                .add("sex", voice.sex().name().toLowerCase(Locale.ROOT))
                .add("engine", engine)
                .add("cloned", cloned)
                .add("default", voice.equals(speaker.defaultVoice()));
    }
}
