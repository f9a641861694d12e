package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/**
 * The engine behind {@code @Inject TTSEngine} without a qualifier: the one that {@code tts.backend} names at each call. Where
 * it is late, busy, broken or missing, the engine of {@code tts.fallback} speaks the text, or the rest of it. An {@link
 * AttributedSink} learns which engine speaks. Thread-safe.
 */
@ApplicationScoped
public class SwitchedEngine implements TTSEngine {

    private static final Client APPLICATION = Client.named("application");

    private final Engines engines;
    private final SpeechService speech;
    private volatile boolean closed;

    SwitchedEngine() {
        this(null, null);
    }

    @Inject
    SwitchedEngine(Engines engines, SpeechService speech) {
        this.engines = engines;
        this.speech = speech;
    }

    private TTSEngine inForce() {
        return engines.all().get(engines.inForce());
    }

    /** The languages of the engine in force and of the one that takes over. */
    @Override
    public Set<Locale> languages() {
        Set<Locale> languages = new HashSet<>(inForce().languages());
        engines.fallback().flatMap(engines::named).map(TTSEngine::languages).ifPresent(languages::addAll);
        return Set.copyOf(languages);
    }

    /** The voices of the engine in force. A voice of another engine is accepted, too: the nearest voice speaks then. */
    @Override
    public Set<Voice> voices() {
        return inForce().voices();
    }

    @Override
    public Set<Locale> languages(Voice voice) {
        return inForce().languages(voice);
    }

    @Override
    public OptionalDouble pitchHertz(Voice voice) {
        return inForce().pitchHertz(voice);
    }

    @Override
    public EngineProfile profile() {
        return inForce().profile();
    }

    @Override
    public Voice defaultVoice() {
        return inForce().defaultVoice();
    }

    @Override
    public double nearestSpeed(double speed) {
        return inForce().nearestSpeed(speed);
    }

    /** The same for every engine, so a switch or a fallback never changes it. */
    @Override
    public int sampleRate() {
        return SpeechService.SAMPLE_RATE;
    }

    /** Ready as long as either engine can speak. */
    @Override
    public EngineState state() {
        if (closed) {
            return new EngineState.Unavailable("the engine was closed", "");
        }
        EngineState state = inForce().state();
        return state instanceof EngineState.Ready
                ? state
                : engines.fallback()
                        .flatMap(engines::named)
                        .map(TTSEngine::state)
                        .filter(EngineState.Ready.class::isInstance)
                        .orElse(state);
    }

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        if (closed) {
            throw new TTSException.EngineUnavailable("the engine was closed", null);
        }
        try (Utterance utterance = speech.begin("", APPLICATION)) {
            utterance.say(request, attributed(sink, utterance));
        }
    }

    @Override
    public String phonemeSigns() {
        return inForce().phonemeSigns();
    }

    /** By the engine in force: whether the other one takes over shows only when it speaks. */
    @Override
    public Optional<List<SentenceReading>> reading(SpeechRequest request) {
        return speech.reading(engines.inForce(), request);
    }

    private static Consumer<Pcm> attributed(Consumer<Pcm> sink, Utterance utterance) {
        if (!(sink instanceof AttributedSink told)) {
            return sink;
        }
        return new Consumer<>() {
            private String speaker = "";

            @Override
            public void accept(Pcm piece) {
                if (!utterance.engine().equals(speaker)) {
                    speaker = utterance.engine();
                    told.spokenBy(speaker, utterance.fallback());
                }
                told.accept(piece);
            }
        };
    }

    /** Closes this facade alone; the engines behind it have other owners. */
    @Override
    public void close() {
        closed = true;
    }
}
