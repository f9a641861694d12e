package org.assistant.tts.xtts;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.voices.VoiceStore;

/** The voices of a store. */
record StoredVoices(VoiceStore store) implements Voices {

    @Override
    public Set<Voice> all() {
        return store.voices();
    }

    @Override
    public Optional<String> unusable(String id) {
        return store.unusable(id);
    }

    @Override
    public OptionalDouble pitchHertz(String id) {
        return store.find(id)
                .filter(voice -> voice.pitchHertz() > 0)
                .map(voice -> OptionalDouble.of(voice.pitchHertz()))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public Conditioning conditioning(String id) {
        return store.conditioning(id);
    }
}
