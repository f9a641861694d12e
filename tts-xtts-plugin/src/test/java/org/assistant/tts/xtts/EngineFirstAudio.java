package org.assistant.tts.xtts;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.xtts.gpt.Decoder;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.sound.StreamedVocoder;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;
import org.assistant.tts.xtts.vocoder.VocoderModel;

/** Measures the time to the first sound of the whole engine in float16, with all its threads and queues. */
public final class EngineFirstAudio implements AutoCloseable {

    /** Longer than the engine keeps an idle thread. */
    private static final long REST_NANOS = 65_000_000_000L;

    private final VocoderModel vocoder;
    private final XttsEngine engine;

    private EngineFirstAudio(
            XttsLayout layout, XttsDimensions dimensions, ExecutionTarget target, TextTokens text, Conditioning voice) {
        vocoder = VocoderModel.open(layout.vocoder(Precision.FP16), target, dimensions);
        engine = XttsBenchmark.engine(
                dimensions,
                text,
                voice,
                lane -> Decoder.openLoop(
                        layout,
                        dimensions,
                        Precision.FP16,
                        target,
                        16,
                        text.ids().size(),
                        64),
                latents -> new StreamedVocoder(vocoder, dimensions, latents, false));
    }

    /** Milliseconds to the first sound of {@code count} sentences, one after the other, after {@code warmUp} others. */
    public static double[] millis(
            XttsLayout layout,
            XttsDimensions dimensions,
            ExecutionTarget target,
            TextTokens text,
            Conditioning voice,
            int warmUp,
            int count) {
        try (EngineFirstAudio engine = new EngineFirstAudio(layout, dimensions, target, text, voice)) {
            for (int i = 0; i < warmUp; i++) {
                engine.speak();
            }
            double[] millis = new double[count];
            for (int i = 0; i < count; i++) {
                millis[i] = engine.speak();
            }
            return millis;
        }
    }

    /** Milliseconds to the first sound of one sentence after the engine was idle for a minute. */
    public static double millisAfterRest(
            XttsLayout layout, XttsDimensions dimensions, ExecutionTarget target, TextTokens text, Conditioning voice) {
        try (EngineFirstAudio engine = new EngineFirstAudio(layout, dimensions, target, text, voice)) {
            engine.speak();
            engine.speak();
            long until = System.nanoTime() + REST_NANOS;
            for (long left = REST_NANOS; left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return engine.speak();
        }
    }

    private double speak() {
        double[] first = {0};
        long start = System.nanoTime();
        engine.speak(new SpeechRequest("text", XttsBenchmark.VOICE.id(), Locale.ENGLISH, 1), chunk -> {
            first[0] = first[0] == 0 ? (System.nanoTime() - start) / 1e6 : first[0];
        });
        return first[0];
    }

    @Override
    public void close() {
        engine.close();
        vocoder.close();
    }
}
