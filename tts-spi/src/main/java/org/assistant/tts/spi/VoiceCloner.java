package org.assistant.tts.spi;

import java.util.Optional;
import java.util.Set;

/**
 * Learns voices from recordings and forgets them. Safe for use by many threads at once, and beside other processes that keep
 * their voices in the same place.
 *
 * <p>A bean of this type carries the qualifier {@link Backend} with the name of the {@link TTSEngine} that speaks with its
 * voices: what was learned here is among that engine's {@link TTSEngine#voices} from then on. An engine that can't learn
 * voices has no such bean.
 */
public interface VoiceCloner {

    /** The voices that were learned here and can be removed: a snapshot, immutable. Those that came with the model are not. */
    Set<Voice> cloned();

    /**
     * Learns a voice and keeps it; blocks, for seconds where there is no graphics card. Interrupting the thread ends it.
     *
     * @return the new voice, ready to speak, under an id that no voice of the engine had
     * @throws TTSException.InvalidRequest if a recording can't be read or is no good, or the name is taken or too long; its
     *     field is one of the constants of {@link CloneRequest}, its message says what was measured and what would be right
     * @throws TTSException.UnsupportedLanguage if the engine does not speak the language
     * @throws TTSException.ModelUnavailable if a file of the model is missing, or the voice can't be kept
     * @throws TTSException.EngineUnavailable if there is no model, or the engine was closed
     * @throws TTSException.EngineOverloaded if too many calls wait already
     * @throws TTSException.SynthesisFailed if the model failed on these recordings
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    Voice clone(CloneRequest request);

    /**
     * Where a cloned voice comes from; nothing if it is none of {@link #cloned}.
     *
     * @param voice id of a voice
     */
    default Optional<Provenance> provenance(String voice) {
        return Optional.empty();
    }

    /**
     * Calls a voice by another name. Its id stays, and so do its sound and its {@link #provenance}.
     *
     * @param voice id of one of {@link #cloned}
     * @param name what people shall call it from now on, by the rules that {@link #clone} has for names
     * @return the voice as it is listed from now on
     * @throws TTSException.InvalidRequest on {@link CloneRequest#NAME} if the name is blank, too long, or another voice's
     * @throws TTSException.UnknownVoice if it is none of {@link #cloned}
     * @throws TTSException.EngineUnavailable if there is no model
     * @throws TTSException.ModelUnavailable if the name can't be kept
     */
    Voice rename(String voice, String name);

    /**
     * Forgets a voice and what is kept of it. Speech under way with it goes on.
     *
     * @param voice id of one of {@link #cloned}, or of one that was and can't be used with the model that is there now
     * @throws TTSException.UnknownVoice if it is none of them
     * @throws TTSException.ModelUnavailable if its files can't be deleted
     */
    void remove(String voice);
}
