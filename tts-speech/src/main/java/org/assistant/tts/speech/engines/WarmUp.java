package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** Which engines have spoken once, and why the others have not. Thread-safe. */
@ApplicationScoped
public class WarmUp {

    /** Can be spoken in every language that an engine may have. */
    public static final String SENTENCE = "1, 2, 3.";

    /** The same, about as long as a sentence of an answer. */
    static final String USUAL_SENTENCE = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10.";

    private final Engines engines;
    private final Crowds crowds;
    private final Set<String> warm = ConcurrentHashMap.newKeySet();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Map<String, String> obstacles = new ConcurrentHashMap<>();

    WarmUp() {
        this(null, null);
    }

    @Inject
    WarmUp(Engines engines, Crowds crowds) {
        this.engines = engines;
        this.crowds = crowds;
    }

    /** Without a container. */
    public WarmUp(Engines engines) {
        this(engines, new Crowds());
    }

    /** Whether {@code engine} has spoken and can still speak. */
    public boolean isWarm(String engine) {
        return warm.contains(engine)
                && engines.named(engine)
                        .filter(speaker -> !(speaker.state() instanceof EngineState.Unavailable))
                        .isPresent();
    }

    /** Notes that a request named {@code engine}, which is not loaded. */
    public void want(String engine) {
        wanted.add(engine);
    }

    /**
     * The engines that requests named since the last call and that were not loaded then; and those that failed once, but now have
     * what was missing, such as a first voice.
     */
    public Set<String> wanted() {
        Set<String> now = new TreeSet<>(wanted);
        wanted.removeAll(now);
        obstacles.keySet().stream()
                .filter(engine -> engines.named(engine)
                        .filter(speaker -> speaker.state() instanceof EngineState.Ready
                                && !speaker.voices().isEmpty())
                        .isPresent())
                .forEach(now::add);
        return now;
    }

    /** Why the last attempt to warm {@code engine} up failed, in words. */
    public Optional<String> obstacle(String engine) {
        return Optional.ofNullable(obstacles.get(engine));
    }

    /**
     * Lets {@code engine} speak one sentence without a listener, and encodes that in every format, so that everything is loaded
     * for the first client. An engine whose listeners take turns then speaks a second sentence, which measures a turn.
     *
     * @throws TTSException if it can't; {@link #obstacle} then says why
     */
    public void run(String engine) {
        TTSEngine speaker = engines.named(engine).orElseThrow();
        try {
            List<Pcm> pieces = new ArrayList<>();
            speaker.speak(SpeechRequest.of(SENTENCE), pieces::add);
            Pcm sound = Pcm.concat(pieces, speaker.sampleRate());
            AudioFormat.available().forEach(format -> format.encode(sound));
            warm.add(engine);
            obstacles.remove(engine);
            if (!engines.isGuarded(engine)) {
                measureTurn(engine, speaker);
            }
        } catch (TTSException e) {
            throw failed(engine, e);
        } catch (RuntimeException | LinkageError e) {
            throw failed(engine, new TTSException.EngineUnavailable("the engine failed in its warm-up: " + e, e));
        }
    }

    private void measureTurn(String engine, TTSEngine speaker) {
        try (Crowd.Place listener = crowds.at(engine).place("")) {
            listener.wantsFirstSound();
            speaker.speak(SpeechRequest.of(USUAL_SENTENCE), piece -> {
                listener.listens();
                listener.wantsMore();
            });
            listener.turnEnds();
        }
    }

    private TTSException failed(String engine, TTSException e) {
        warm.remove(engine);
        obstacles.put(engine, e.getMessage());
        return e;
    }
}
