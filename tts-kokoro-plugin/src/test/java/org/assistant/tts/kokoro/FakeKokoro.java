package org.assistant.tts.kokoro;

import java.util.Optional;
import org.assistant.tts.kokoro.network.AcousticModel;
import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.voices.VoicePack;
import org.assistant.tts.kokoro.voices.VoicePacks;

/** Engines without files. */
final class FakeKokoro {

    static final String REMEDY = "fetch it";

    private FakeKokoro() {}

    /** An engine that speaks every piece with {@code network}, since it caches nothing. */
    static KokoroEngine engine(AcousticModel network) {
        KokoroConfig config = KokoroConfig.from(key -> Optional.of("0").filter(off -> key.equals("tts.kokoro.cache")));
        return engine(config, progress -> loaded(network));
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
