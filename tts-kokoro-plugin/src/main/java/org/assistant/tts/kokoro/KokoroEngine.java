package org.assistant.tts.kokoro;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.TextNormalizer;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.threads.Loading;
import org.assistant.tts.threads.ReadAhead;
import org.assistant.tts.threads.RunLane;

/**
 * Kokoro-82M as an engine: normalized text, pieces of phonemes, tokens and style, samples.
 *
 * <p>Everything slow happens on threads of the engine, the calling thread waits and feeds the sink; so the next piece is made
 * while the sink is busy with one, an interrupt is noticed at once, and closing the engine can end every run. Each piece ends
 * with its pause, the last one too, so that speeches can be put one after the other.
 */
public final class KokoroEngine implements TTSEngine {

    /** Slowest speed that the network speaks clearly. */
    static final double MIN_SPEED = 0.5;

    /** Fastest speed that the network follows; above it tokens would be shorter than its frames. */
    static final double MAX_SPEED = 2.0;

    private static final String NAME = "Kokoro";

    private final KokoroConfig config;
    private final KokoroSource source;
    private final SpeakerChoice speakers;
    private final RunLane lane;
    private final Pauses pauses;
    private final VoiceLevels levels;
    private final PieceCache cache;
    private final ExecutorService threads;
    private final Loading<LoadedKokoro> loading;

    /**
     * An engine with the model of a store, which it loads at the first speech.
     *
     * @param models say where the store is, and whether a missing model may be fetched
     * @throws IllegalArgumentException if the default voice of {@code config} does not exist
     */
    public static KokoroEngine open(KokoroConfig config, ModelSettings models) {
        return new KokoroEngine(
                config,
                new StoredKokoro(
                        models,
                        new ExecutionTarget.Cpu(config.threadsPerRun()),
                        new ExecutionTarget.Cpu(config.threadsPerSharedRun()),
                        config.soundInsideSentence()),
                ModelStore.fetchCommand(new KokoroModelPackage().manifest().name()));
    }

    /**
     * @param config values of the {@code tts.kokoro.*} keys
     * @param source loads the model at the first speech
     * @param remedy what to do when a model file is missing, for people
     * @throws IllegalArgumentException if the default voice of {@code config} does not exist
     */
    KokoroEngine(KokoroConfig config, KokoroSource source, String remedy) {
        this.config = config;
        this.source = source;
        this.speakers = new SpeakerChoice(new VoiceExpressionParser(config.aliases()), config.voice());
        this.lane = new RunLane(NAME, this::runs, config.maxWaiting());
        this.pauses = new Pauses(config.clausePause(), config.sentencePause(), config.paragraphPause());
        this.levels = new VoiceLevels(config.loudness());
        this.cache = PieceCache.of(config.cacheMegabytes(), Runtime.getRuntime().maxMemory());
        this.threads = Executors.newCachedThreadPool(KokoroEngine::thread);
        this.loading = new Loading<>(NAME, source::open, LoadedKokoro::close, remedy, threads);
    }

    @Override
    public Set<Locale> languages() {
        return state() instanceof EngineState.Unavailable
                ? Set.of()
                : Arrays.stream(KokoroLanguage.values())
                        .map(KokoroLanguage::locale)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Voice> voices() {
        return VoiceCatalogue.voices();
    }

    @Override
    public OptionalDouble pitchHertz(Voice voice) {
        return VoicePitches.hertz(voice.id());
    }

    @Override
    public EngineProfile profile() {
        return new EngineProfile(
                "Kokoro-82M v1.0, " + source.form(),
                config.threadsPerRun() + " processor threads a run"
                        + (source.shares() ? ", " + config.threadsPerSharedRun() + " where there are several" : ""),
                false,
                runs(),
                source.weightBytes());
    }

    private int runs() {
        return source.shares() ? config.sharedRuns() : config.runs();
    }

    /** The voice of {@code tts.kokoro.voice}; of a mixture, the one with the largest share. */
    @Override
    public Voice defaultVoice() {
        return VoiceCatalogue.voice(speakers.defaultVoice().heaviest().voice());
    }

    @Override
    public int sampleRate() {
        return Utterance.SAMPLE_RATE;
    }

    @Override
    public EngineState state() {
        return loading.state();
    }

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        Speaker speaker = speakers.speaker(request);
        float speed = speed(request);
        String text = TextNormalizer.normalize(request.text(), speaker.language());
        try {
            LoadedKokoro kokoro = loading.model();
            Iterator<Piece> pieces =
                    new PieceSplitter(kokoro.phonemizer()).pieces(request.text(), text, speaker.language());
            Speech speech = new Speech(
                    pieces,
                    request.text().length(),
                    speaker,
                    speed,
                    kokoro,
                    lane,
                    cache,
                    pauses,
                    levels,
                    request.audience());
            try (ReadAhead<Pcm> sound = new ReadAhead<>(threads, speech::next)) {
                Optional<Pcm> piece = sound.next();
                if (piece.isEmpty()) {
                    throw nothingToSay(speaker.language());
                }
                for (; piece.isPresent(); piece = sound.next()) {
                    sink.accept(piece.get());
                }
            }
        } catch (TTSException.Cancelled | RejectedExecutionException e) {
            throw threads.isShutdown() && !Thread.currentThread().isInterrupted() ? Loading.closedError() : e;
        }
    }

    private static float speed(SpeechRequest request) {
        if (request.speed() < MIN_SPEED || request.speed() > MAX_SPEED) {
            throw new TTSException.InvalidRequest(
                    "speed", "speed must be between " + MIN_SPEED + " and " + MAX_SPEED + ", was " + request.speed());
        }
        return (float) request.speed();
    }

    private static TTSException.InvalidRequest nothingToSay(KokoroLanguage language) {
        return new TTSException.InvalidRequest(
                "text",
                "nothing in the text has a sound in " + language.locale().getDisplayLanguage(Locale.ENGLISH));
    }

    @Override
    public void close() {
        loading.close();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "kokoro");
        thread.setDaemon(true);
        return thread;
    }
}
