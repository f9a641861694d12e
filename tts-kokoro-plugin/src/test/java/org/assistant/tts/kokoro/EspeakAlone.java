package org.assistant.tts.kokoro;

import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.phonemes.SpokenPhonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakProcess;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;

/** Kokoro without the lexicons: eSpeak NG reads the English. */
public final class EspeakAlone implements KokoroSource {

    private final ModelSettings models;
    private final KokoroSource stored;

    private EspeakAlone(ModelSettings models, KokoroSource stored) {
        this.models = models;
        this.stored = stored;
    }

    /** An engine whose English is read by the lexicons. It gives no piece before the piece is complete. */
    public static KokoroEngine withLexicons(KokoroConfig config, ModelSettings models) {
        return new KokoroEngine(config, stored(config, models), "");
    }

    /** The same engine, except that eSpeak NG reads the English. */
    public static KokoroEngine withoutLexicons(KokoroConfig config, ModelSettings models) {
        return new KokoroEngine(config, new EspeakAlone(models, stored(config, models)), "");
    }

    private static KokoroSource stored(KokoroConfig config, ModelSettings models) {
        ExecutionTarget target = new ExecutionTarget.Cpu(config.threadsPerRun());
        return new StoredKokoro(models, true, target, target, false);
    }

    @Override
    public LoadedKokoro open(Progress progress) {
        LoadedKokoro kokoro = stored.open(progress);
        EspeakPhonemizer espeak = new EspeakPhonemizer(
                new EspeakProcess(models.store().directory("espeak-ng"), EspeakProcess.DEADLINE), Vocabulary::known);
        return new LoadedKokoro(kokoro.network(), new SpokenPhonemizer(espeak), kokoro::pack, () -> {
            espeak.close();
            kokoro.close();
        });
    }
}
