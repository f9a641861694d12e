package org.assistant.tts.kokoro;

import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.phonemes.SpokenPhonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakProcess;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.progress.Progress;

/** Kokoro without the lexicons: eSpeak NG reads the English. */
final class EspeakAlone implements KokoroSource {

    private final ModelSettings models;
    private final KokoroSource stored;

    EspeakAlone(ModelSettings models, KokoroSource stored) {
        this.models = models;
        this.stored = stored;
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
