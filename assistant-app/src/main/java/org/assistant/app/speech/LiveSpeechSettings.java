package org.assistant.app.speech;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.assistant.app.config.LiveSettings;
import org.assistant.tts.config.Setting;

/** Those of {@link SpeechSettings} that are read at each request. */
@ApplicationScoped
class LiveSpeechSettings implements LiveSettings {

    @Override
    public List<Setting<?>> live() {
        return List.of(
                SpeechSettings.BACKEND,
                SpeechSettings.MAX_CONCURRENT,
                SpeechSettings.MAX_CHARACTERS,
                SpeechSettings.MAX_WHOLE_CHARACTERS);
    }
}
