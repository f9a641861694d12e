package org.assistant.tts.kokoro;

import org.assistant.tts.kokoro.phonemes.Phonemizer;

/** Engines without files. */
final class FakeKokoro {

    static final String REMEDY = "fetch it";

    private FakeKokoro() {}

    /** An engine that speaks with {@code network}. */
    static KokoroEngine engine(AcousticModel network) {
        return engine(KokoroConfig.defaults(), progress -> loaded(network));
    }

    static KokoroEngine engine(KokoroConfig config, KokoroSource source) {
        return new KokoroEngine(config, source, REMEDY);
    }

    static LoadedKokoro loaded(AcousticModel network) {
        return loaded(network, new LetterPhonemizer());
    }

    static LoadedKokoro loaded(AcousticModel network, Phonemizer phonemizer) {
        VoicePack pack = VoicePacks.constant(0);
        return new LoadedKokoro(network, phonemizer, voice -> pack, network::close);
    }
}
