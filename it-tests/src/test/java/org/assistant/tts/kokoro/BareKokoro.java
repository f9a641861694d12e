package org.assistant.tts.kokoro;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakProcess;
import org.assistant.tts.kokoro.pieces.Piece;
import org.assistant.tts.kokoro.pieces.PieceSplitter;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.TextNormalizer;
import org.assistant.tts.kokoro.voices.VoicePack;

/**
 * The baseline of a benchmark: ONNX Runtime's own Java API on the same graph with the same tokens. In this package so that it can
 * split the text as the engine does.
 */
public final class BareKokoro implements AutoCloseable {

    private final Path directory;
    private final EspeakPhonemizer phonemizer;
    private final OrtSession session;

    /**
     * Opens the graph in {@code directory} that the engine would use.
     *
     * @param threads of one run
     */
    public BareKokoro(Path directory, int threads) throws OrtException {
        this.directory = directory;
        this.phonemizer = new EspeakPhonemizer(
                new EspeakProcess(directory.resolveSibling("espeak-benchmark"), EspeakProcess.DEADLINE),
                Vocabulary::known);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.addConfigEntry("session.disable_quant_qdq", "1");
            Path graph =
                    KokoroModelPackage.tuned(directory).usable().orElse(directory.resolve(KokoroModelPackage.PREPARED));
            this.session = OrtEnvironment.getEnvironment().createSession(graph.toString(), options);
        }
    }

    /** The pieces of {@code text} as the engine would run them in {@code voice}; not measured. */
    public List<Run> runs(String text, String voice) {
        VoicePack pack = VoicePack.read(directory.resolve("voices").resolve(voice + ".bin"));
        KokoroLanguage language = KokoroLanguage.ofCode(voice.charAt(0)).orElseThrow();
        Iterator<Piece> pieces =
                new PieceSplitter(phonemizer).pieces(text, TextNormalizer.normalize(text, language), language);
        List<Run> runs = new ArrayList<>();
        while (pieces.hasNext()) {
            Tokens tokens = Tokens.of(pieces.next().phonemes());
            runs.add(new Run(tokens.padded(), pack.style(tokens.count())));
        }
        return runs;
    }

    @Override
    public void close() throws OrtException {
        session.close();
        phonemizer.close();
    }

    /** One piece, ready to run. */
    public final class Run {
        private final long[] tokens; // (n + 2)
        private final float[] style; // (256)

        private Run(long[] tokens, float[] style) {
            this.tokens = tokens;
            this.style = style;
        }

        /** Runs the network on this piece and returns the time. */
        public Duration time() throws OrtException {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            long start = System.nanoTime();
            try (OnnxTensor ids = OnnxTensor.createTensor(
                            environment, LongBuffer.wrap(tokens), new long[] {1, tokens.length});
                    OnnxTensor row = OnnxTensor.createTensor(
                            environment, FloatBuffer.wrap(style), new long[] {1, style.length});
                    OnnxTensor speed =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[] {1}), new long[] {1});
                    OrtSession.Result result = session.run(Map.of("tokens", ids, "style", row, "speed", speed))) {
                return Duration.ofNanos(System.nanoTime() - start);
            }
        }
    }
}
