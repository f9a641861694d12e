package org.assistant.tts.xtts.voices;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.spi.Provenance;
import org.assistant.tts.spi.Voice;

/**
 * What is kept of a cloned voice beside its latents.
 *
 * @param name for people, as it was learned; it may be called otherwise by now
 * @param language BCP 47 tag of a language of the model
 * @param sex of the speaker, told by the pitch where it can be
 * @param pitchHertz median of the fundamental frequency; 0 if it could not be measured
 * @param consent what the speaker agreed to, as it was given
 * @param created when, in ISO 8601
 * @param recordings sha256 of each recording, in hexadecimal
 * @param source sha256 of the checkpoint whose networks heard them, in hexadecimal
 */
public record ClonedVoice(
        String name,
        String language,
        Voice.Sex sex,
        double pitchHertz,
        String consent,
        String created,
        List<String> recordings,
        String source) {

    public ClonedVoice {
        recordings = List.copyOf(recordings);
    }

    /** Its id. */
    public String id() {
        return VoiceId.of(name);
    }

    /**
     * As the engine lists it.
     *
     * @param called what people call it now
     */
    Voice voice(String called) {
        return new Voice(id(), called, Locale.forLanguageTag(language), sex);
    }

    /** Where it comes from. */
    Provenance provenance() {
        return new Provenance(consent, Instant.parse(created), recordings.size());
    }
}
