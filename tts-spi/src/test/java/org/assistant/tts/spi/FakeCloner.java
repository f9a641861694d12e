package org.assistant.tts.spi;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A cloner without a model. A clip is good if its first byte is {@code 'v'}; the id of a voice is its name in lower case
 * without anything but letters and digits.
 */
public final class FakeCloner implements VoiceCloner {

    private final Map<String, Voice> voices = new TreeMap<>(); // guarded by this
    private String consent = ""; // guarded by this

    /** A clip that is good. */
    public static Clip goodClip() {
        return Clip.of(new byte[] {'v', 'o', 'x'});
    }

    /** The consent of the last voice that was learned. */
    public synchronized String consent() {
        return consent;
    }

    @Override
    public synchronized Set<Voice> cloned() {
        return Set.copyOf(voices.values());
    }

    @Override
    public synchronized Voice clone(CloneRequest request) {
        for (Clip clip : request.clips()) {
            if (clip.length() == 0 || clip.bytes().get(0) != 'v') {
                throw new TTSException.InvalidRequest(CloneRequest.CLIPS, "the clip is not of a known format");
            }
        }
        String id = request.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Locale language = request.language().equals(Locale.ROOT) ? Locale.US : request.language();
        if (!language.getLanguage().equals("en")) {
            throw new TTSException.UnsupportedLanguage(language, "only English can");
        }
        Voice voice = new Voice(id, request.name(), language, Voice.Sex.UNKNOWN);
        if (voices.putIfAbsent(id, voice) != null) {
            throw new TTSException.InvalidRequest(CloneRequest.NAME, "there is a voice of this name already");
        }
        consent = request.consent();
        return voice;
    }

    @Override
    public synchronized void remove(String voice) {
        if (voices.remove(voice) == null) {
            throw new TTSException.UnknownVoice(voice, "no such voice was cloned");
        }
    }
}
