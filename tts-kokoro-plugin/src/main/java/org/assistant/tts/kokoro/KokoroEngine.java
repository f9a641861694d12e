package org.assistant.tts.kokoro;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.phonemes.DictionaryWords;
import org.assistant.tts.kokoro.phonemes.GivenPhonemes;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.pieces.Piece;
import org.assistant.tts.kokoro.pieces.PieceSplitter;
import org.assistant.tts.kokoro.sound.Pauses;
import org.assistant.tts.kokoro.sound.VoiceLevels;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.TextNormalizer;
import org.assistant.tts.kokoro.voices.Speaker;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.kokoro.voices.VoiceExpressionParser;
import org.assistant.tts.kokoro.voices.VoicePitches;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.manifest.FetchCommand;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.CacheCounts;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.threads.Loading;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.threads.SoundFeed;

/**
 * Kokoro-82M as an engine: normalized text, pieces of phonemes, tokens and style, samples.
 *
 * <p>Speech is produced on the calling thread, piece by piece; native runs have threads of their own, so that an interrupt of
 * the caller, or closing the engine, ends them at once. Each piece, the last one too, ends with its pause, so that speeches can
 * be played one after the other.
 */
public final class KokoroEngine implements TTSEngine {

    /** The slowest speed at which the network speaks clearly. */
    static final double MIN_SPEED = 0.5;

    /** The fastest speed that the network follows; above it tokens would be shorter than its frames. */
    static final double MAX_SPEED = 2.0;

    private static final String NAME = "Kokoro";

    private final KokoroConfig config;
    private final KokoroSource source;
    private final SpeakerChoice speakers;
    private final RunLane lane;
    private final Pauses pauses;
    private final VoiceLevels levels;
    private final PieceCache cache;
    private final Loading<LoadedKokoro> loading;

    /**
     * An engine with the model of a store, which it loads at the first speech.
     *
     * @param models holds the location of the store and whether a missing model may be fetched
     * @throws IllegalArgumentException if the default voice of {@code config} does not exist
     */
    public static KokoroEngine open(KokoroConfig config, ModelSettings models) {
        return new KokoroEngine(
                config,
                new StoredKokoro(
                        models,
                        config.espeak(),
                        new ExecutionTarget.Cpu(config.threadsPerRun()),
                        new ExecutionTarget.Cpu(config.threadsPerSharedRun()),
                        config.soundInsideSentence()),
                FetchCommand.of(new KokoroModelPackage().manifest().name()));
    }

    /**
     * @param config values of the {@code tts.kokoro.*} keys
     * @param source loads the model at the first speech
     * @param remedy what to do if a model file is missing, for people
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
        this.loading = new Loading<>(
                NAME, source::open, LoadedKokoro::close, remedy, Executors.newCachedThreadPool(KokoroEngine::thread));
    }

    @Override
    public Set<Locale> languages() {
        return state() instanceof EngineState.Unavailable
                ? Set.of()
                : Arrays.stream(KokoroLanguage.values())
                        .filter(this::speaks)
                        .map(KokoroLanguage::locale)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Voice> voices() {
        return VoiceCatalogue.ids().stream()
                .filter(id -> speaks(VoiceCatalogue.language(id)))
                .map(VoiceCatalogue::voice)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean speaks(KokoroLanguage language) {
        return config.espeak() || language.isEnglish() || language.isEastAsian();
    }

    /** Also of an alias or a mixture. */
    @Override
    public Locale language(SpeechRequest request) {
        try {
            return speakers.speaker(request).language().locale();
        } catch (TTSException e) {
            return request.language(); // speak reports why this can't be spoken
        }
    }

    @Override
    public OptionalDouble pitchHertz(Voice voice) {
        return VoicePitches.hertz(voice.id());
    }

    @Override
    public double nearestSpeed(double speed) {
        return Math.max(MIN_SPEED, Math.min(MAX_SPEED, speed));
    }

    @Override
    public EngineProfile profile() {
        return new EngineProfile(
                "Kokoro-82M v1.0, " + source.form(),
                config.threadsPerRun() + " processor threads a run"
                        + (source.shares() ? ", " + config.threadsPerSharedRun() + " where there are several" : ""),
                false,
                runs(),
                source.weightBytes(),
                source.tuning());
    }

    @Override
    public Optional<CacheCounts> cache() {
        return Optional.of(cache.counts());
    }

    private int runs() {
        return source.shares() ? config.sharedRuns() : config.runs();
    }

    /** The voice of {@code tts.kokoro.voice}; for a mixture, the one with the largest share. */
    @Override
    public Voice defaultVoice() {
        return VoiceCatalogue.voice(speakers.defaultVoice().heaviest().voice());
    }

    @Override
    public int sampleRate() {
        return PieceSound.SAMPLE_RATE;
    }

    @Override
    public EngineState state() {
        return loading.state();
    }

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        Speaker speaker = speaker(request);
        float speed = (float) nearestSpeed(request.speed());
        LoadedKokoro kokoro = loading.model();
        Phonemizer phonemizer = phonemizer(request, kokoro);
        Iterator<Piece> pieces = new PieceSplitter(phonemizer)
                .pieces(request.text(), text(request, speaker, phonemizer), speaker.language());
        try (KokoroSpeech speech = new KokoroSpeech(
                pieces,
                request.text().length(),
                speaker,
                speed,
                kokoro,
                lane,
                cache,
                pauses,
                levels,
                request.audience())) {
            if (!SoundFeed.run(speech::next, sink)) {
                throw nothingToSay(speaker.language());
            }
        }
    }

    private Speaker speaker(SpeechRequest request) {
        Speaker speaker = speakers.speaker(request);
        if (!speaks(speaker.language())) {
            throw new TTSException.UnsupportedLanguage(
                    speaker.language().locale(),
                    "eSpeak NG would say it, which " + KokoroSettings.ESPEAK.key() + " switches off");
        }
        return speaker;
    }

    private static Phonemizer phonemizer(SpeechRequest request, LoadedKokoro kokoro) {
        return request.normalize() ? kokoro.phonemizer() : kokoro.phonemizer().ofWords();
    }

    /** The input of {@code phonemizer}: the cleaned text with the phonemes that it and the dictionary give for words. */
    private String text(SpeechRequest request, Speaker speaker, Phonemizer phonemizer) {
        String given = GivenPhonemes.read(request.text());
        String clean = request.normalize()
                ? TextNormalizer.normalize(given, speaker.language())
                : TextNormalizer.asWritten(given, speaker.language());
        if (!request.excerpt()) {
            String asked =
                    request.voice().isBlank() ? speaker.voice().heaviest().voice() : request.voice();
            OwnLanguage.require(clean, speaker.language(), asked, voices());
        }
        return new DictionaryWords(request.pronunciations(), phonemizer).in(clean, speaker.language());
    }

    /** The symbols of the network; an ordinary g is read as the phonetic ɡ. */
    @Override
    public String phonemeSigns() {
        return Vocabulary.signs() + "g";
    }

    @Override
    public Optional<List<SentenceReading>> reading(SpeechRequest request) {
        Speaker speaker = speaker(request);
        Phonemizer phonemizer = phonemizer(request, loading.model());
        List<SentenceReading> readings =
                new PieceSplitter(phonemizer).readings(text(request, speaker, phonemizer), speaker.language());
        if (readings.isEmpty()) {
            throw nothingToSay(speaker.language());
        }
        return Optional.of(readings);
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
