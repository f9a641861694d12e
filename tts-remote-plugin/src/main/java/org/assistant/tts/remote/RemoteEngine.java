package org.assistant.tts.remote;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.spoken.Respelling;

/**
 * Other servers as an engine: sends each text to one of them over OpenAI's speech API, and passes the sound on as it comes. A
 * text goes out in passages of whole sentences, one after the other; a passage that made no sound is sent to the next server.
 *
 * <p>Opens no connection before the first request for speech, voices or the state.
 */
final class RemoteEngine implements TTSEngine {

    /** The rate of OpenAI's raw samples; other rates are resampled to it. */
    static final int SAMPLE_RATE = 24_000;

    /** The texts that a node on a graphics card speaks at once, XTTS's batch size there. */
    private static final int PARALLEL_A_SERVER = 16;

    private static final Voice NOBODY = new Voice("default", "Default", Locale.ENGLISH, Voice.Sex.UNKNOWN);

    private final RemoteConfig config;
    private final SpeechServers servers;

    RemoteEngine(RemoteConfig config) {
        this.config = config;
        this.servers = new SpeechServers(config, System::nanoTime);
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public Set<Locale> languages() {
        Set<Locale> languages = new LinkedHashSet<>();
        listed().values().forEach(languages::addAll);
        return languages;
    }

    @Override
    public Set<Voice> voices() {
        return new LinkedHashSet<>(listed().keySet());
    }

    @Override
    public Set<Locale> languages(Voice voice) {
        return listed().getOrDefault(voice, Set.of(voice.language()));
    }

    private Map<Voice, Set<Locale>> listed() {
        servers.look();
        Map<Voice, Set<Locale>> all = new LinkedHashMap<>();
        servers.well()
                .forEach(server ->
                        server.voices().ifPresent(listed -> listed.voices().forEach(all::putIfAbsent)));
        return all;
    }

    @Override
    public EngineProfile profile() {
        int count = config.urls().size();
        return new EngineProfile(
                count == 0 ? "" : config.model(),
                count == 0 ? "no other server" : count == 1 ? "another server" : count + " other servers",
                false,
                Math.max(1, PARALLEL_A_SERVER * count),
                0);
    }

    /** The voice of {@code tts.remote.voice}, else the server's default, else its first; a placeholder until one is known. */
    @Override
    public Voice defaultVoice() {
        Set<Voice> voices = voices();
        return voices.stream()
                .filter(voice -> voice.id().equals(config.voice()))
                .findFirst()
                .or(() -> servers.well().stream()
                        .flatMap(server -> server.voices().stream())
                        .flatMap(listed -> listed.usual().stream())
                        .filter(voices::contains)
                        .findFirst())
                .or(() -> voices.stream().findFirst())
                .orElse(NOBODY);
    }

    @Override
    public int sampleRate() {
        return SAMPLE_RATE;
    }

    @Override
    public EngineState state() {
        return servers.state();
    }

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        if (request.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new TTSException.InvalidRequest("text", "nothing in the text has a sound");
        }
        servers.awaitOne();
        Locale language = spoken(request);
        Respelling respelling = Respelling.of(request.text(), language, request.pronunciations());
        for (Passage passage : Passage.of(respelling.text(), language)) {
            speak(request.withText(passage.text()), new Said(respelling.original(passage.end())), sink);
        }
    }

    /** The language of the text, which must be one that the voices speak, as far as these are known. */
    private Locale spoken(SpeechRequest request) {
        if (request.language().getLanguage().isEmpty()) {
            return language(request);
        }
        Set<Locale> spoken = languages();
        String asked = request.language().getLanguage();
        if (!spoken.isEmpty()
                && spoken.stream().noneMatch(its -> its.getLanguage().equals(asked))) {
            throw new TTSException.UnsupportedLanguage(
                    request.language(),
                    "spoken are "
                            + String.join(
                                    ", ",
                                    spoken.stream()
                                            .map(Locale::toLanguageTag)
                                            .sorted()
                                            .toList()));
        }
        return request.language();
    }

    /** Sends one passage to each server in turn, until one has spoken it. */
    private void speak(SpeechRequest passage, Said end, Consumer<Pcm> sink) {
        Set<SpeechServer> tried = new HashSet<>();
        TTSException failure = null; // of the latest server
        Optional<SpeechServer> server = servers.next(passage.voice(), tried);
        while (server.isPresent()) {
            PassageCall call = new PassageCall(server.get(), config, passage, end, sink);
            try {
                call.run(servers.http());
                return;
            } catch (TTSException.InvalidRequest
                    | TTSException.UnknownVoice
                    | TTSException.UnsupportedLanguage
                    | TTSException.Cancelled e) {
                throw e;
            } catch (TTSException e) {
                if (call.hasSounded() || servers.isClosed()) {
                    throw e;
                }
                failure = e;
            }
            tried.add(server.get());
            server = servers.next(passage.voice(), tried);
        }
        throw failure == null ? servers.refusal() : failure;
    }

    @Override
    public void close() {
        servers.close();
    }
}
