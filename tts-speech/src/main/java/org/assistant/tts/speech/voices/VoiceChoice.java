package org.assistant.tts.speech.voices;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.engines.EngineVoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/** Adapts a request that was meant for one engine to another: same language, nearest voice. */
public final class VoiceChoice {

    private final Engines engines;

    /** A choice among the voices of {@code engines}. */
    public VoiceChoice(Engines engines) {
        this.engines = engines;
    }

    /**
     * Returns {@code request} with a voice's id where it uses the voice's name for people, as lists of voices show it. Another
     * voice's id is no such name, and a name of several voices stays as it is.
     */
    public SpeechRequest named(SpeechRequest request, String engine) {
        TTSEngine speaker = engines.all().get(engine);
        return request.voice().isBlank() || owner(request.voice()).isPresent()
                ? request
                : byName(request.voice(), speaker)
                        .map(voice -> request.withVoice(voice.id(), request.language()))
                        .orElse(request);
    }

    /**
     * Returns {@code request} as {@code engine} can speak it, where only the configuration chose that engine: another engine's
     * voice, by id or by name for people, becomes the nearest. A name that is no voice of any engine, such as an alias, stays.
     */
    public SpeechRequest translated(SpeechRequest request, String engine) {
        TTSEngine speaker = engines.all().get(engine);
        if (request.voice().isBlank() || has(speaker, request.voice())) {
            return request;
        }
        return owner(request.voice())
                .or(() -> ownerByName(request.voice()))
                .flatMap(owner -> nearest(owner, request, speaker))
                .orElse(request);
    }

    /**
     * Returns {@code request}, meant for the engine {@code asked}, as {@code stand} can speak it.
     *
     * @throws TTSException.UnsupportedLanguage if none of its voices speaks the language
     */
    public SpeechRequest standIn(SpeechRequest request, String asked, TTSEngine stand) {
        if (!request.voice().isBlank() && has(stand, request.voice())) {
            return request;
        }
        Optional<EngineVoice> wanted = request.voice().isBlank()
                ? usual(asked)
                : owner(request.voice()).or(() -> ownerByName(request.voice()));
        if (wanted.isEmpty()) {
            return request;
        }
        return nearest(wanted.get(), request, stand)
                .orElseThrow(() -> new TTSException.UnsupportedLanguage(
                        language(request, wanted.get()), "no voice of the other engine does"));
    }

    /** Returns {@code request} with the default voice, for an engine that does not know the requested one. */
    public static SpeechRequest withoutVoice(SpeechRequest request) {
        return request.withVoice("", request.language());
    }

    private Optional<SpeechRequest> nearest(EngineVoice wanted, SpeechRequest request, TTSEngine speaker) {
        TTSEngine owner = engines.all().get(wanted.engine());
        Locale language = language(request, wanted);
        return NearestVoice.of(wanted.voice(), owner.pitchHertz(wanted.voice()), language, speaker)
                .map(voice -> request.withVoice(voice.id(), language));
    }

    private static Locale language(SpeechRequest request, EngineVoice wanted) {
        return request.language().getLanguage().isEmpty() ? wanted.voice().language() : request.language();
    }

    private Optional<EngineVoice> usual(String engine) {
        TTSEngine speaker = engines.all().get(engine);
        return Optional.of(speaker.defaultVoice())
                .filter(speaker.voices()::contains)
                .map(voice -> new EngineVoice(engine, voice));
    }

    private Optional<EngineVoice> owner(String id) {
        for (Map.Entry<String, TTSEngine> engine : engines.all().entrySet()) {
            for (Voice voice : engine.getValue().voices()) {
                if (voice.id().equals(id)) {
                    return Optional.of(new EngineVoice(engine.getKey(), voice));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<EngineVoice> ownerByName(String name) {
        List<EngineVoice> owners = engines.all().entrySet().stream()
                .flatMap(engine ->
                        byName(name, engine.getValue()).stream().map(voice -> new EngineVoice(engine.getKey(), voice)))
                .toList();
        return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
    }

    /** Compares with case: {@code alloy}, which engines have as an alias, is not the voice Alloy. */
    private static Optional<Voice> byName(String name, TTSEngine engine) {
        List<Voice> bearers = engine.voices().stream()
                .filter(voice -> voice.name().equals(name))
                .toList();
        return bearers.size() == 1 ? Optional.of(bearers.get(0)) : Optional.empty();
    }

    private static boolean has(TTSEngine engine, String id) {
        return engine.voices().stream().anyMatch(voice -> voice.id().equals(id));
    }
}
