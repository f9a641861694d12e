package org.assistant.tts.kokoro;

/** Engines without files. */
final class FakeKokoro {

    static final String REMEDY = "fetch it";

    private FakeKokoro() {}

    /** An engine that speaks with {@code network}. */
    static KokoroEngine engine(AcousticModel network) {
        return engine(KokoroConfig.defaults(), progress -> loaded(network));
    }

    static KokoroEngine engine(KokoroConfig config, KokoroSource source) {
        return new KokoroEngine(config, source, REMEDY, (text, language) -> text, Sentences::split);
    }

    static LoadedKokoro loaded(AcousticModel network) {
        VoicePack pack = VoicePacks.constant(0);
        return new LoadedKokoro(network, new LetterPhonemizer(), voice -> pack, network::close);
    }
}
