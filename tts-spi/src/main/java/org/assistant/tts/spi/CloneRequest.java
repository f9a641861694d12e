package org.assistant.tts.spi;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A request to learn a voice from recordings.
 *
 * @param name the name of the voice for people, in any script
 * @param language the language of the speaker, {@link Locale#ROOT} if it is not known
 * @param consent the speaker's consent, in words; kept with the voice
 * @param clips recordings of the one speaker, in any order
 */
public record CloneRequest(String name, Locale language, String consent, List<Clip> clips) {

    /** The name of {@link #name} in an error. */
    public static final String NAME = "name";

    /** The name of {@link #language} in an error. */
    public static final String LANGUAGE = "language";

    /** The name of {@link #consent} in an error. */
    public static final String CONSENT = "consent";

    /** The name of {@link #clips} in an error: that of the form's field. */
    public static final String CLIPS = "audio_sample";

    /** @throws TTSException.InvalidRequest if name or consent is blank, or there is no clip */
    public CloneRequest {
        Objects.requireNonNull(language, "language");
        requireText(NAME, name, "a name for the voice");
        requireText(CONSENT, consent, "what the speaker agreed to");
        clips = List.copyOf(clips);
        if (clips.isEmpty()) {
            throw new TTSException.InvalidRequest(CLIPS, CLIPS + " must hold at least one recording of the speaker");
        }
    }

    private static void requireText(String field, String text, String meaning) {
        if (text.isBlank()) {
            throw new TTSException.InvalidRequest(field, field + " must not be blank; it is " + meaning);
        }
    }
}
