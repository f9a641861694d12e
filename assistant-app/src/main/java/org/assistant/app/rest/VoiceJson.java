package org.assistant.app.rest;

import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import org.assistant.tts.spi.Voice;

/** A voice as the API shows it. */
final class VoiceJson {

    private VoiceJson() {}

    /**
     * The object.
     *
     * @param engine that has the voice
     * @param standard whether its engine speaks with it unless told otherwise
     */
    static JsonObjectBuilder of(Voice voice, String engine, boolean standard) {
        return Json.object()
                .add("id", voice.id())
                .add("object", "voice")
                .add("name", voice.name())
                .add("language", voice.language().toLanguageTag())
                .add("sex", voice.sex().name().toLowerCase(Locale.ROOT))
                .add("engine", engine)
                .add("default", standard);
    }
}
