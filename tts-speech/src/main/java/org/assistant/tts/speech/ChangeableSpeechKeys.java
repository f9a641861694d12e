package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.config.ChangeableKeys;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.guard.GuardSettings;

/** The {@link SpeechSettings} that are read at each request, and the {@link GuardSettings} of the engines in the WAR. */
@ApplicationScoped
class ChangeableSpeechKeys implements ChangeableKeys {

    private final Engines engines;

    ChangeableSpeechKeys() {
        this(null);
    }

    @Inject
    ChangeableSpeechKeys(Engines engines) {
        this.engines = engines;
    }

    @Override
    public List<Setting<?>> live() {
        List<Setting<?>> keys = new ArrayList<>(List.of(
                SpeechSettings.BACKEND,
                SpeechSettings.MAX_CONCURRENT,
                SpeechSettings.LONGEST_WAIT,
                SpeechSettings.MAX_CHARACTERS,
                SpeechSettings.MAX_WHOLE_CHARACTERS,
                SpeechSettings.SATURATED_AFTER));
        engines.all().keySet().stream()
                .filter(name -> !engines.fallback().equals(Optional.of(name)))
                .forEach(name -> keys.addAll(GuardSettings.of(name)));
        return keys;
    }
}
