package org.assistant.tts.spi;

import java.util.Optional;
import java.util.Set;

/**
 * Learns voices from recordings and forgets them. Thread-safe, also while other processes keep their voices in the same place.
 *
 * <p>A bean of this type has the qualifier {@link Backend} with the name of the {@link TTSEngine} that speaks with its voices:
 * a voice that was learned here is among that engine's {@link TTSEngine#voices} from then on. An engine that can't learn voices
 * has no such bean.
 */
public interface VoiceCloner {

    /** An immutable snapshot of the voices that were learned here and can be removed, without those that came with the model. */
    Set<Voice> cloned();

    /**
     * Learns a voice and keeps it; blocks, for seconds without a graphics card. Interrupting the thread ends it.
     *
     * @return the new voice, ready to speak, with an id that no voice of the engine had
     * @throws TTSException.InvalidRequest if a recording can't be read or is not good enough, or the name is taken or too long;
     *     its field is one of the constants of {@link CloneRequest}, its message says what was measured and what would be right
     * @throws TTSException.UnsupportedLanguage if the engine does not speak the language
     * @throws TTSException.ModelUnavailable if a file of the model is missing, or the voice can't be kept
     * @throws TTSException.EngineUnavailable if there is no model, or the engine was closed
     * @throws TTSException.EngineOverloaded if too many calls are waiting already
     * @throws TTSException.SynthesisFailed if the model failed on these recordings
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    Voice clone(CloneRequest request);

    /**
     * The origin of a cloned voice; empty if it is not among {@link #cloned}.
     *
     * @param voice id of a voice
     */
    default Optional<Provenance> provenance(String voice) {
        return Optional.empty();
    }

    /**
     * Gives a voice another name. Its id, its sound and its {@link #provenance} stay.
     *
     * @param voice id of one of {@link #cloned}
     * @param name its new name for people, by the rules that {@link #clone} has for names
     * @return the voice as it is listed from now on
     * @throws TTSException.InvalidRequest on {@link CloneRequest#NAME} if the name is blank, too long, or another voice's
     * @throws TTSException.UnknownVoice if it is not among {@link #cloned}
     * @throws TTSException.EngineUnavailable if there is no model
     * @throws TTSException.ModelUnavailable if the name can't be kept
     */
    Voice rename(String voice, String name);

    /**
     * Forgets a voice and deletes its files. Running speech with it continues.
     *
     * @param voice id of one of {@link #cloned}, or of a cloned voice that can't be used with the current model
     * @throws TTSException.UnknownVoice if it is neither
     * @throws TTSException.ModelUnavailable if its files can't be deleted
     */
    void remove(String voice);
}
