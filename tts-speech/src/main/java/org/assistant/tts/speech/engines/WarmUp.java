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

/** Which engines have spoken once, and what stands in the way of the others. Safe for many threads. */
@ApplicationScoped
public class WarmUp {

    /** Said in every language an engine may have. */
    public static final String SENTENCE = "1, 2, 3.";

    /** The same, about as long as the sentences of an answer are. */
    private static final String USUAL_SENTENCE = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10.";

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

    /** Somebody asked for {@code engine}, which is not loaded. */
    public void want(String engine) {
        wanted.add(engine);
    }

    /**
     * The engines that were asked for since the last call, and not loaded then; and those that failed once, but have got what
     * they lacked, as a first voice.
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

    /** What stood in the way of {@code engine} when it last tried, for people. */
    public Optional<String> obstacle(String engine) {
        return Optional.ofNullable(obstacles.get(engine));
    }

    /**
     * Has {@code engine} say one sentence to nobody, and has that encoded in every format: the first client finds all that it
     * needs loaded. An engine whose listeners take turns then says another one, which tells how long a turn is.
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
            speaker.speak(SpeechRequest.of(USUAL_SENTENCE), piece -> listener.listens());
        }
    }

    private TTSException failed(String engine, TTSException e) {
        warm.remove(engine);
        obstacles.put(engine, e.getMessage());
        return e;
    }
}
