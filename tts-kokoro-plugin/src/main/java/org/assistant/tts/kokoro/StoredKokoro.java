package org.assistant.tts.kokoro;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.assistant.tts.kokoro.phonemes.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.EspeakProcess;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.SpokenPhonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.phonemes.english.EnglishModelPackage;
import org.assistant.tts.kokoro.phonemes.english.EnglishPhonemizer;
import org.assistant.tts.kokoro.text.KokoroLanguage;
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
    private final ExecutionTarget target;

    /**
     * @param settings say where the store is, and whether a missing model may be fetched
     * @param target where the network runs
     */
    StoredKokoro(ModelSettings settings, ExecutionTarget target) {
        this.store = settings.store();
        this.fetch = settings.fetch() == ModelSettings.FetchPolicy.AUTO;
        this.target = target;
    }

    @Override
    public LoadedKokoro open(Progress progress) {
        KokoroModelPackage model = new KokoroModelPackage();
        if (fetch) {
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
        KokoroModel network = KokoroModel.open(folder.resolve(KokoroModelPackage.PREPARED), target);
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

    @Override
    public long weightBytes() {
        KokoroModelPackage model = new KokoroModelPackage();
        Path folder = store.directory(model.manifest().name());
        return model.preparedFiles().stream()
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
