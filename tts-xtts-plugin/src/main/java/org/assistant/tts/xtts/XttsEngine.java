package org.assistant.tts.xtts;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.manifest.FetchCommand;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.spoken.Respelling;
import org.assistant.tts.threads.Loading;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.threads.SoundFeed;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.sound.Rests;
import org.assistant.tts.xtts.sound.XttsSpeech;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * XTTS v2 as an engine: splits text into pieces of tokens, makes latents of them, and sound of those. Any voice speaks every
 * language.
 *
 * <p>Texts of many callers are decoded together, on one thread; the calling thread turns latents into sound. Native runs have
 * threads of their own, so that interrupting the caller, or closing the engine, ends them at once. Each piece ends with its
 * pause, the last one too, so that the sound of several requests can be joined.
 */
public final class XttsEngine implements TTSEngine {

    /** Slowest speed that still sounds like the voice; the latents are stretched in time. */
    static final double MIN_SPEED = 0.5;

    static final double MAX_SPEED = 2.0;

    private static final System.Logger LOGGER = System.getLogger(XttsEngine.class.getName());
    private static final String NAME = "XTTS";

    /** What to do when a file of the model is missing. */
    static final String REMEDY = FetchCommand.of(XttsLayout.NAME) + FetchCommand.ACCEPT_LICENCE;

    /** The sample rate of the published model, reported until another model is known. */
    private static final int SAMPLE_RATE = 24_000;

    /** Pieces that are decoded before they are heard; more would make other callers wait longer. */
    private static final int AHEAD = 3;

    private static final Voice NOBODY = new Voice("default", "Default", Locale.ENGLISH, Voice.Sex.UNKNOWN);

    private final XttsConfig config;
    private final XttsSource source;
    private final String remedy;
    private final RunLane lane;
    private final ExecutorService threads;
    private final Loading<LoadedXtts> loading;
    private SentenceReader reader; // guarded by this; null until first used
    private Catalogue catalogue; // guarded by this; null until first read

    /**
     * Returns an engine with the converted model of a store, which it loads at the first speech.
     *
     * @param config values of the {@code tts.xtts.*} keys
     * @param models the location of the store, and whether a missing model may be fetched
     */
    public static XttsEngine open(XttsConfig config, ModelSettings models) {
        return new XttsEngine(config, new StoredXtts(config, models), REMEDY);
    }

    /**
     * @param config values of the {@code tts.xtts.*} keys
     * @param source loads the model at the first speech
     * @param remedy what to do when a model file is missing, for people
     */
    XttsEngine(XttsConfig config, XttsSource source, String remedy) {
        this.config = config;
        this.source = source;
        this.remedy = remedy;
        // The lane refuses nothing: the decoder decides which texts are admitted.
        this.lane = new RunLane(NAME, config.vocoderRuns(), Integer.MAX_VALUE);
        this.threads = Executors.newCachedThreadPool(XttsEngine::thread);
        this.loading = new Loading<>(NAME, progress -> source.open(lane, progress), LoadedXtts::close, remedy, threads);
    }

    @Override
    public Set<Locale> languages() {
        return state() instanceof EngineState.Unavailable
                ? Set.of()
                : known().map(known -> known.languages().locales()).orElse(Set.of());
    }

    /** All languages: a voice sounds the same in each of them. */
    @Override
    public Set<Locale> languages(Voice voice) {
        return known().map(known -> known.languages().locales()).orElse(Set.of(voice.language()));
    }

    /** Known for cloned voices, whose recordings were measured, and unknown for voices that came with the model. */
    @Override
    public OptionalDouble pitchHertz(Voice voice) {
        return known().map(known -> known.voices().pitchHertz(voice.id())).orElse(OptionalDouble.empty());
    }

    @Override
    public EngineProfile profile() {
        return source.profile();
    }

    @Override
    public Set<Voice> voices() {
        return known().map(known -> known.voices().all()).orElse(Set.of());
    }

    /** The voice of {@code tts.xtts.voice}, or else the first one; a placeholder if no voices are known. */
    @Override
    public Voice defaultVoice() {
        Set<Voice> voices = voices();
        return voices.isEmpty() ? NOBODY : named(config.voice(), voices).orElseGet(() -> first(voices));
    }

    @Override
    public int sampleRate() {
        return known().map(known -> known.dimensions().outputSampleRate()).orElse(SAMPLE_RATE);
    }

    /** Looks for missing files at each call, so that a model converted in the meantime is found. */
    @Override
    public EngineState state() {
        EngineState state = loading.state();
        if (state instanceof EngineState.Ready || state instanceof EngineState.Loading || threads.isShutdown()) {
            return state;
        }
        return source.problem()
                .<EngineState>map(problem -> new EngineState.Unavailable(problem, remedy))
                .orElse(state);
    }

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        if (request.speed() < MIN_SPEED || request.speed() > MAX_SPEED) {
            throw new TTSException.InvalidRequest(
                    "speed", "speed must be between " + MIN_SPEED + " and " + MAX_SPEED + ", was " + request.speed());
        }
        if (request.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new TTSException.InvalidRequest("text", "nothing in the text has a sound");
        }
        requireFiles();
        LoadedXtts xtts = loading.model();
        Catalogue known = catalogue();
        Voice voice = voice(request.voice(), known.voices());
        String language = language(request.language(), voice, known.languages());
        Conditioning conditioning = known.voices().conditioning(voice.id());
        Respelling respelling = respelling(request, language);
        List<TextTokens> pieces = xtts.text().pieces(respelling.text(), language, request.normalize()).stream()
                .map(piece -> piece.endingAt(respelling.original(piece.end())))
                .toList();
        if (pieces.isEmpty()) {
            throw new TTSException.InvalidRequest("text", "nothing in the text has a sound in " + language);
        }
        XttsSpeech speech = new XttsSpeech(
                pieces,
                conditioning,
                request.speed(),
                config.sampling(known.dimensions().sampling()),
                xtts.latents(),
                xtts.vocoder(),
                lane,
                Rests.of(config.pause(), request.speed(), known.dimensions().outputSampleRate()),
                AHEAD);
        // However this ends, no native run works on the speech afterwards.
        try (EndOf ended = speech::awaitEnd;
                speech) {
            SoundFeed.run(speech::next, sink);
        }
    }

    @Override
    public Optional<List<SentenceReading>> reading(SpeechRequest request) {
        requireFiles();
        Catalogue known = catalogue();
        Voice voice = request.voice().isBlank() && known.voices().all().isEmpty()
                ? NOBODY // every voice reads a text in the same way
                : voice(request.voice(), known.voices());
        String language = language(request.language(), voice, known.languages());
        return Optional.of(reader().readings(respelling(request, language).text(), language, request.normalize()));
    }

    private static Respelling respelling(SpeechRequest request, String language) {
        Locale asked = request.language().getLanguage().isEmpty()
                ? Locale.forLanguageTag(language)
                : request.language(); // with its country
        return Respelling.of(request.text(), asked, request.pronunciations());
    }

    private synchronized SentenceReader reader() {
        if (reader == null) {
            reader = source.reader();
        }
        return reader;
    }

    /** Waits for the native runs; closed last. */
    @FunctionalInterface
    private interface EndOf extends AutoCloseable {
        @Override
        void close();
    }

    private Voice voice(String asked, Voices voices) {
        String wanted = asked.isBlank() ? config.voice() : asked;
        Set<Voice> all = voices.all();
        if (all.isEmpty()) {
            throw new TTSException.UnknownVoice(
                    wanted, "there is no voice yet; none came with the model, so clone one");
        }
        return wanted.isBlank() ? first(all) : named(wanted, all).orElseThrow(() -> unknown(asked, wanted, voices));
    }

    private static Voice first(Set<Voice> voices) {
        return voices.iterator().next();
    }

    /** Finds a voice by id or alias; an alias whose voice does not exist gives the default voice. */
    private Optional<Voice> named(String name, Set<Voice> voices) {
        String alias = config.aliases().get(name.toLowerCase(Locale.ROOT));
        Optional<Voice> found = ofId(name, voices);
        return found.isPresent() || alias == null
                ? found
                : ofId(alias, voices).or(() -> ofId(config.voice(), voices)).or(() -> Optional.of(first(voices)));
    }

    private static Optional<Voice> ofId(String id, Set<Voice> voices) {
        return voices.stream().filter(voice -> voice.id().equals(id)).findFirst();
    }

    private static TTSException.UnknownVoice unknown(String asked, String wanted, Voices voices) {
        String remedy = asked.isBlank()
                ? "set " + XttsSettings.VOICE.key() + " to an existing voice"
                : "ask for the list of voices";
        return new TTSException.UnknownVoice(wanted, voices.unusable(wanted).orElse(remedy));
    }

    private static String language(Locale asked, Voice voice, Languages languages) {
        if (asked.getLanguage().isEmpty()) {
            return languages.code(voice.language()).orElse(languages.codes().get(0));
        }
        return languages
                .code(asked)
                .orElseThrow(() -> new TTSException.UnsupportedLanguage(
                        asked, "spoken are " + String.join(", ", languages.codes())));
    }

    private void requireFiles() {
        if (loading.state() instanceof EngineState.Ready) {
            return;
        }
        source.problem().ifPresent(problem -> {
            throw new TTSException.EngineUnavailable(problem + "; " + remedy, null);
        });
    }

    /** Returns the catalogue, or nothing while a file is missing or damaged. */
    private Optional<Catalogue> known() {
        try {
            return source.problem().isPresent() ? Optional.empty() : Optional.of(catalogue());
        } catch (TTSException.ModelUnavailable e) {
            LOGGER.log(Level.DEBUG, "no voices and languages: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private synchronized Catalogue catalogue() {
        if (catalogue == null) {
            catalogue = source.catalogue();
        }
        return catalogue;
    }

    @Override
    public void close() {
        loading.close();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "xtts");
        thread.setDaemon(true);
        return thread;
    }
}
