package org.assistant.tts.kokoro;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.assistant.tts.kokoro.graph.TunedGraph;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.kokoro.network.AcousticModel;
import org.assistant.tts.kokoro.network.KokoroModel;
import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.network.PartedKokoro;
import org.assistant.tts.kokoro.network.SharingKokoro;
import org.assistant.tts.kokoro.phonemes.GivenPhonemizer;
import org.assistant.tts.kokoro.phonemes.LanguagePhonemizers;
import org.assistant.tts.kokoro.phonemes.MixedPhonemizer;
import org.assistant.tts.kokoro.phonemes.OnDemandPhonemizer;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.SpokenPhonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.phonemes.chinese.ChineseModelPackage;
import org.assistant.tts.kokoro.phonemes.chinese.ChinesePhonemizer;
import org.assistant.tts.kokoro.phonemes.english.EnglishPhonemizer;
import org.assistant.tts.kokoro.phonemes.english.WordsByLetter;
import org.assistant.tts.kokoro.phonemes.english.lexicon.EnglishModelPackage;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakProcess;
import org.assistant.tts.kokoro.phonemes.japanese.JapaneseModelPackage;
import org.assistant.tts.kokoro.phonemes.japanese.JapanesePhonemizer;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.voices.VoicePack;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.manifest.FetchCommand;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.HeapRoom;

/** Kokoro from the model store. Japanese and Chinese are loaded with their first text. */
final class StoredKokoro implements KokoroSource {

    private static final System.Logger LOGGER = System.getLogger(StoredKokoro.class.getName());

    /** The folder of the store that eSpeak NG is unpacked to. */
    private static final String ESPEAK = "espeak-ng";

    private final ModelStore store;
    private final boolean fetch;
    private final boolean tuning;
    private final boolean espeakRuns;
    private final ExecutionTarget target;
    private final ExecutionTarget shared;
    private final boolean early;
    private volatile boolean shares;
    private volatile String refusal = ""; // why a tuned network is not used; empty if there is no reason

    /**
     * @param settings hold the location of the store and whether a missing model may be fetched
     * @param espeakRuns whether eSpeak NG may run
     * @param target where the network runs
     * @param shared where a tuned network runs while other runs are in progress
     * @param early whether pieces may sound before they are complete
     */
    StoredKokoro(
            ModelSettings settings, boolean espeakRuns, ExecutionTarget target, ExecutionTarget shared, boolean early) {
        this.store = settings.store();
        this.fetch = settings.fetch() == ModelSettings.FetchPolicy.AUTO;
        this.tuning = settings.tuning() == ModelSettings.Tuning.ON;
        this.espeakRuns = espeakRuns;
        this.target = target;
        this.shared = shared;
        this.early = early;
    }

    @Override
    public LoadedKokoro open(Progress progress) {
        KokoroModelPackage model = new KokoroModelPackage();
        // Not for a complete model that is only untuned: a request does not wait for the tuning.
        if (fetch && isIncomplete(model)) {
            store.fetch(model, progress);
        }
        Path folder = store.require(model);
        progress.at("loading the network", 0, 2);
        Optional<EspeakPhonemizer> espeak = espeakRuns
                ? Optional.of(new EspeakPhonemizer(
                        new EspeakProcess(store.directory(ESPEAK), EspeakProcess.DEADLINE), Vocabulary::known))
                : Optional.empty();
        // Concurrently with the network, which takes longer.
        CompletableFuture<Void> child = CompletableFuture.runAsync(
                () -> espeak.ifPresent(process -> process.phonemize("a", KokoroLanguage.AMERICAN_ENGLISH)),
                this::start);
        CompletableFuture<Phonemizer> english = CompletableFuture.supplyAsync(() -> english(espeak), this::start);
        Phonemizer latin = new LanguagePhonemizers(language -> english.join());
        Phonemizer japanese = new GivenPhonemizer(new OnDemandPhonemizer(
                () -> JapanesePhonemizer.open(store.require(new JapaneseModelPackage()), new HeapRoom(), latin)));
        Phonemizer chinese = new GivenPhonemizer(
                new OnDemandPhonemizer(() -> ChinesePhonemizer.open(store.require(new ChineseModelPackage()), latin)));
        Phonemizer others = new GivenPhonemizer(new LanguagePhonemizers(language ->
                espeak.orElseThrow(() -> new TTSException.EngineUnavailable("eSpeak NG is switched off", null))));
        SpokenPhonemizer phonemizer = new SpokenPhonemizer(new LanguagePhonemizers(language -> switch (language) {
            case AMERICAN_ENGLISH, BRITISH_ENGLISH -> latin;
            case JAPANESE -> japanese;
            case MANDARIN -> chinese;
            default -> others;
        }));
        CompletableFuture<Void> words =
                english.thenAccept(lexicons -> phonemizer.load(KokoroLanguage.AMERICAN_ENGLISH));
        AcousticModel network;
        try {
            network = network(folder);
        } catch (RuntimeException e) {
            espeak.ifPresent(EspeakPhonemizer::close);
            throw e;
        }
        Phonemizer mixed = new MixedPhonemizer(phonemizer);
        LoadedKokoro kokoro = new LoadedKokoro(network, mixed, voice -> pack(folder, voice), () -> {
            espeak.ifPresent(EspeakPhonemizer::close);
            network.close();
        });
        progress.at("starting eSpeak NG", 1, 2);
        try {
            words.join();
            child.join();
            return kokoro;
        } catch (CompletionException e) {
            kokoro.close();
            throw e.getCause() instanceof TTSException cause ? cause : e;
        }
    }

    /** Whether files are missing. A complete model is not fetched just to be tuned: a request would wait for that. */
    private boolean isIncomplete(ModelPackage model) {
        return Stream.concat(Stream.of(model), model.companions().stream())
                .anyMatch(each -> !store.problems(each).isEmpty());
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "kokoro-phonemes");
        thread.setDaemon(true);
        thread.start();
    }

    /** English by the lexicons; without them by {@code espeak} alone, which is intelligible but not what the network learnt. */
    private Phonemizer english(Optional<EspeakPhonemizer> espeak) {
        EnglishModelPackage lexicons = new EnglishModelPackage();
        if (espeak.isEmpty()) {
            Path folder = store.require(lexicons);
            return EnglishPhonemizer.open(folder, new WordsByLetter(folder));
        }
        try {
            return EnglishPhonemizer.open(store.require(lexicons), espeak.get());
        } catch (TTSException.ModelUnavailable e) {
            LOGGER.log(Level.WARNING, "English is spoken by the rules of eSpeak NG alone: {0}", e.getMessage());
            return new GivenPhonemizer(espeak.get());
        }
    }

    /** The tuned network or, if there is none that works, the untuned one. */
    private AcousticModel network(Path folder) {
        Path untuned = folder.resolve(KokoroModelPackage.PREPARED);
        if (!tuning) {
            return KokoroModel.open(untuned, target);
        }
        Optional<Path> tuned = KokoroModelPackage.tuned(folder).usable();
        if (tuned.isPresent()) {
            try {
                AcousticModel network = tried(tuned(tuned.get(), folder), folder);
                shares = !shared.equals(target);
                return network;
            } catch (TTSException.ModelUnavailable | TTSException.SynthesisFailed e) {
                refusal = e.getMessage();
                LOGGER.log(Level.WARNING, "Kokoro speaks untuned: {0}", refusal);
            }
        } else {
            LOGGER.log(Level.INFO, "Kokoro speaks untuned: {0}", findings(KokoroModelPackage.tuned(folder)));
        }
        return KokoroModel.open(untuned, target);
    }

    /** Loads a second network for concurrent runs if those use other threads; does not wait for it. */
    private AcousticModel tuned(Path graph, Path folder) {
        AcousticModel alone = alone(graph, folder);
        if (shared.equals(target)) {
            return alone;
        }
        CompletableFuture<AcousticModel> second = new CompletableFuture<>();
        Thread loader = new Thread(
                () -> {
                    try {
                        KokoroModel network = KokoroModel.open(graph, shared);
                        if (!second.complete(network)) {
                            network.close(); // this was closed meanwhile
                        }
                    } catch (RuntimeException | Error e) {
                        LOGGER.log(Level.WARNING, "Kokoro's second network can't be loaded: {0}", e.getMessage());
                        second.completeExceptionally(e);
                    }
                },
                "kokoro-second");
        loader.setDaemon(true);
        loader.start();
        return new SharingKokoro(alone, second);
    }

    /** In parts, if early sound is wanted and the parts passed their trial. */
    private AcousticModel alone(Path graph, Path folder) {
        Optional<TunedFiles> parts = early ? KokoroModelPackage.tuned(folder).usableParts() : Optional.empty();
        return parts.isPresent() ? PartedKokoro.open(parts.get(), target) : KokoroModel.open(graph, target);
    }

    /** Returns {@code network} after it has spoken a word: a model that loads may still fail to run. */
    private static AcousticModel tried(AcousticModel network, Path folder) {
        try {
            Tokens tokens = Tokens.of("həlˈO.");
            network.speak(tokens.padded(), pack(folder, "af_heart").style(tokens.count()), 1);
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public boolean shares() {
        return shares;
    }

    @Override
    public String form() {
        Path folder = store.directory(KokoroModelPackage.NAME);
        return tuning && KokoroModelPackage.tuned(folder).usable().isPresent() ? "int8, tuned" : "int8";
    }

    @Override
    public String tuning() {
        if (!tuning) {
            return "switched off by tts.models.tuning";
        }
        if (!refusal.isEmpty()) {
            return "not used: " + refusal;
        }
        TunedGraph tuned = KokoroModelPackage.tuned(store.directory(KokoroModelPackage.NAME));
        return (tuned.usable().isPresent() ? "tuned for this machine: " : "not tuned: ") + findings(tuned);
    }

    private static String findings(TunedGraph tuned) {
        return tuned.findings()
                .orElseGet(() -> "to tune it for this machine, run " + FetchCommand.of(KokoroModelPackage.NAME));
    }

    @Override
    public long weightBytes() {
        KokoroModelPackage model = new KokoroModelPackage();
        Path folder = store.directory(model.manifest().name());
        long tuned = tuning ? KokoroModelPackage.tuned(folder).weightBytes() : 0;
        return tuned > 0
                ? tuned
                : model.preparedFiles().stream()
                        .mapToLong(file -> size(folder.resolve(file)))
                        .sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // missing until the model is fetched
        }
    }

    private static VoicePack pack(Path folder, String voice) {
        return VoicePack.read(folder.resolve("voices").resolve(voice + ".bin"));
    }
}
