package org.assistant.tts.xtts.voices;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.spi.Provenance;
import org.assistant.tts.spi.Voice;

/**
 * The stored facts about a cloned voice, apart from its latents.
 *
 * @param name for people, when it was learned; it may have been renamed since
 * @param language BCP 47 tag of a language of the model
 * @param sex of the speaker, derived from the pitch where possible
 * @param pitchHertz median of the fundamental frequency; 0 if it could not be measured
 * @param consent what the speaker agreed to, as it was given
 * @param created when, in ISO 8601
 * @param recordings sha256 of each recording, in hexadecimal
 * @param source sha256 of the checkpoint whose networks encoded them, in hexadecimal
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

    /** The id of the voice. */
    public String id() {
        return VoiceId.of(name);
    }

    /**
     * The voice as the engine lists it.
     *
     * @param called its current name for people
     */
    Voice voice(String called) {
        return new Voice(id(), called, Locale.forLanguageTag(language), sex);
    }

    /** The origin of the voice. */
    Provenance provenance() {
        return new Provenance(consent, Instant.parse(created), recordings.size());
    }
}
