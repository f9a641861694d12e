package org.assistant.tts.kokoro;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assistant.tts.kokoro.graph.TunedFiles;
import org.assistant.tts.kokoro.phonemes.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.EspeakProcess;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.SpokenPhonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.phonemes.english.EnglishModelPackage;
import org.assistant.tts.kokoro.phonemes.english.EnglishPhonemizer;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.TTSException;

/** Kokoro from the model store, with eSpeak NG for the phonemes. */
final class StoredKokoro implements KokoroSource {

    private static final System.Logger LOGGER = System.getLogger(StoredKokoro.class.getName());

    /** Folder of the store that eSpeak NG is unpacked to. */
    private static final String ESPEAK = "espeak-ng";

    private final ModelStore store;
    private final boolean fetch;
    private final boolean tuning;
    private final ExecutionTarget target;
    private final ExecutionTarget shared;
    private final boolean early;
    private volatile boolean shares;

    /**
     * @param settings say where the store is, and whether a missing model may be fetched
     * @param target where the network runs
     * @param shared where a run of a tuned network happens while there are others
     * @param early whether pieces may sound before they are whole
     */
    StoredKokoro(ModelSettings settings, ExecutionTarget target, ExecutionTarget shared, boolean early) {
        this.store = settings.store();
        this.fetch = settings.fetch() == ModelSettings.FetchPolicy.AUTO;
        this.tuning = settings.tuning() == ModelSettings.Tuning.ON;
        this.target = target;
        this.shared = shared;
        this.early = early;
    }

    @Override
    public LoadedKokoro open(Progress progress) {
        KokoroModelPackage model = new KokoroModelPackage();
        // Not where it is complete but untuned: who waits for speech does not wait for that.
        if (fetch && isIncomplete(model)) {
            store.fetch(model, progress);
        }
        Path folder = store.require(model);
        progress.at("loading the network", 0, 2);
        EspeakPhonemizer espeak = new EspeakPhonemizer(
                new EspeakProcess(store.directory(ESPEAK), EspeakProcess.DEADLINE), Vocabulary::known);
        // Beside the network, which takes longer.
        CompletableFuture<Phonemizer> english = CompletableFuture.supplyAsync(() -> english(espeak), this::start);
        SpokenPhonemizer phonemizer = new SpokenPhonemizer(
                (text, language) -> (language.isEnglish() ? english.join() : espeak).phonemize(text, language));
        CompletableFuture<Void> words =
                english.thenAccept(lexicons -> phonemizer.load(KokoroLanguage.AMERICAN_ENGLISH));
        AcousticModel network = network(folder);
        words.join();
        LoadedKokoro kokoro = new LoadedKokoro(network, phonemizer, voice -> pack(folder, voice), () -> {
            espeak.close();
            network.close();
        });
        progress.at("starting eSpeak NG", 1, 2);
        try {
            espeak.phonemize("a", KokoroLanguage.AMERICAN_ENGLISH);
            return kokoro;
        } catch (RuntimeException e) {
            kokoro.close();
            throw e;
        }
    }

    /** A model that is complete is not fetched for its tuning alone: that takes a minute. */
    private boolean isIncomplete(ModelPackage model) {
        return Stream.concat(Stream.of(model), model.companions().stream())
                .anyMatch(each -> !store.problems(each).isEmpty());
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "kokoro-english");
        thread.setDaemon(true);
        thread.start();
    }

    /** English by the lexicons; without them by {@code espeak} alone, which is understood but not as the network learnt it. */
    private Phonemizer english(Phonemizer espeak) {
        EnglishModelPackage lexicons = new EnglishModelPackage();
        try {
            return EnglishPhonemizer.open(store.require(lexicons), espeak);
        } catch (TTSException.ModelUnavailable e) {
            LOGGER.log(Level.WARNING, "English is spoken by the rules of eSpeak NG alone: {0}", e.getMessage());
            return espeak;
        }
    }

    /** The tuned network or, where there is none that speaks, the untuned one. */
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
                LOGGER.log(Level.WARNING, "Kokoro speaks untuned: {0}", e.getMessage());
            }
        } else {
            LOGGER.log(
                    Level.INFO,
                    "Kokoro speaks untuned: {0}",
                    KokoroModelPackage.tuned(folder)
                            .findings()
                            .orElse("to tune it for this machine, run "
                                    + ModelStore.fetchCommand(KokoroModelPackage.NAME)));
        }
        return KokoroModel.open(untuned, target);
    }

    /** Twice where it takes other threads when it shares; nobody waits for the second. */
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
                            network.close(); // closed meanwhile
                        }
                    } catch (RuntimeException | Error e) {
                        LOGGER.log(Level.WARNING, "Kokoro's pieces at once share their threads: {0}", e.getMessage());
                        second.completeExceptionally(e);
                    }
                },
                "kokoro-second");
        loader.setDaemon(true);
        loader.start();
        return new SharingKokoro(alone, second);
    }

    /** In parts where that is wanted and was found to be good. */
    private AcousticModel alone(Path graph, Path folder) {
        Optional<TunedFiles> parts = early ? KokoroModelPackage.tuned(folder).usableParts() : Optional.empty();
        return parts.isPresent() ? PartedKokoro.open(parts.get(), target) : KokoroModel.open(graph, target);
    }

    /** {@code network} after it has spoken a word: what loads need not run. */
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
            return 0; // missing, until the model was fetched
        }
    }

    private static VoicePack pack(Path folder, String voice) {
        return VoicePack.read(folder.resolve("voices").resolve(voice + ".bin"));
    }
}
