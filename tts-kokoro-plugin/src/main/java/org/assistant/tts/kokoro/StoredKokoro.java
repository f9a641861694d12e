package org.assistant.tts.kokoro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assistant.tts.kokoro.phonemes.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.EspeakProcess;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.Progress;
import org.assistant.tts.onnx.ExecutionTarget;

/** Kokoro from the model store, with eSpeak NG for the phonemes. */
final class StoredKokoro implements KokoroSource {

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
        KokoroModel network = KokoroModel.open(folder.resolve(KokoroModelPackage.PREPARED), target);
        EspeakPhonemizer phonemizer = new EspeakPhonemizer(
                new EspeakProcess(store.directory(ESPEAK), EspeakProcess.DEADLINE), Vocabulary::known);
        LoadedKokoro kokoro = new LoadedKokoro(network, phonemizer, voice -> pack(folder, voice), () -> {
            phonemizer.close();
            network.close();
        });
        progress.at("starting eSpeak NG", 1, 2);
        try {
            phonemizer.phonemize("a", KokoroLanguage.AMERICAN_ENGLISH);
            return kokoro;
        } catch (RuntimeException e) {
            kokoro.close();
            throw e;
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
