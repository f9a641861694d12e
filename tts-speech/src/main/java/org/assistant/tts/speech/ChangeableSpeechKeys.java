package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.config.ChangeableKeys;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.guard.GuardSettings;
import org.assistant.tts.speech.guard.KnownKeys;

/** The {@link SpeechSettings} that are read at each request, and the {@link GuardSettings} of the engines in the WAR. */
@ApplicationScoped
class ChangeableSpeechKeys implements ChangeableKeys {

    private final KnownKeys known;

    ChangeableSpeechKeys() {
        this(null);
    }

    @Inject
    ChangeableSpeechKeys(KnownKeys known) {
        this.known = known;
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
        keys.addAll(known.ofGuardedEngines());
        return keys;
    }
}
