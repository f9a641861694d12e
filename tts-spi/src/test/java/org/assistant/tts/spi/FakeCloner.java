package org.assistant.tts.spi;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A cloner without a model. A clip is good if its first byte is {@code 'v'}; the id of a voice is the letters and digits of its
 * name in lower case.
 */
public final class FakeCloner implements VoiceCloner {

    private final Map<String, Voice> voices = new TreeMap<>(); // guarded by this
    private final Map<String, Provenance> provenances = new TreeMap<>(); // guarded by this
    private String consent = ""; // guarded by this

    /** Returns a good clip. */
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
        String id = id(request.name());
        Locale language = request.language().equals(Locale.ROOT) ? Locale.US : request.language();
        if (!language.getLanguage().equals("en")) {
            throw new TTSException.UnsupportedLanguage(language, "only English can");
        }
        Voice voice = new Voice(id, request.name(), language, Voice.Sex.UNKNOWN);
        requireFree(id, "");
        voices.put(id, voice);
        consent = request.consent();
        provenances.put(
                id, new Provenance(consent, Instant.EPOCH, request.clips().size()));
        return voice;
    }

    @Override
    public synchronized Optional<Provenance> provenance(String voice) {
        return Optional.ofNullable(provenances.get(voice));
    }

    @Override
    public synchronized Voice rename(String voice, String name) {
        Voice before = voices.get(voice);
        if (before == null) {
            throw new TTSException.UnknownVoice(voice, "no such voice was cloned");
        }
        if (id(name).isEmpty()) {
            throw new TTSException.InvalidRequest(CloneRequest.NAME, "the name must not be blank");
        }
        requireFree(id(name), voice);
        Voice after = new Voice(voice, name.strip(), before.language(), before.sex());
        voices.put(voice, after);
        return after;
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private void requireFree(String id, String own) {
        boolean taken = voices.values().stream()
                .filter(voice -> !voice.id().equals(own))
                .anyMatch(voice -> voice.id().equals(id) || id(voice.name()).equals(id));
        if (taken) {
            throw new TTSException.InvalidRequest(CloneRequest.NAME, "there is a voice of this name already");
        }
    }

    @Override
    public synchronized void remove(String voice) {
        provenances.remove(voice);
        if (voices.remove(voice) == null) {
            throw new TTSException.UnknownVoice(voice, "no such voice was cloned");
        }
    }
}
