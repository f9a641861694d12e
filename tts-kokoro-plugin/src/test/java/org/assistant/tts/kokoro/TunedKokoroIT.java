package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assistant.tts.kokoro.graph.LogSpectrum;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.kokoro.network.AcousticModel;
import org.assistant.tts.kokoro.network.KokoroModel;
import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.network.OpenPiece;
import org.assistant.tts.kokoro.network.PartedKokoro;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.voices.VoiceExpression;
import org.assistant.tts.kokoro.voices.VoiceExpressionParser;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph as tuned for this machine; skipped where tuning was rejected. */
final class TunedKokoroIT {

    private static final ExecutionTarget TARGET = new ExecutionTarget.Cpu(2);

    /** From a sentence that was used neither for tuning nor for its checks. */
    private static final Tokens SENTENCE =
            Tokens.of("ðə bˈʊk ˌɔn ðə tˈAbᵊl bəlˈɔŋz tə mI sˈɪstəɹ, ænd ʃi wˈɔnts ɪt bˈæk.");

    @TempDir
    private Path models;

    @BeforeEach
    void tuned() {
        assumeTrue(KokoroFiles.tuned().isPresent());
    }

    /** Otherwise the clean-up warns of links that lead out of its folder. */
    @AfterEach
    void unlink() throws IOException {
        Path folder = models.resolve("kokoro");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static PieceSound speak(Path graph, String voice) {
        try (KokoroModel model = KokoroModel.open(graph, TARGET)) {
            return speak(model, voice);
        }
    }

    private static PieceSound speak(AcousticModel model, String voice) {
        return model.speak(SENTENCE.padded(), KokoroFiles.style(voice, SENTENCE.count()), 1);
    }

    /** Links to all files of the model, except those {@code broken}, which are replaced by wrong bytes of the same length. */
    private Path folder(Predicate<String> broken) throws IOException {
        Path folder = Files.createDirectory(models.resolve("kokoro"));
        try (Stream<Path> files = Files.list(KokoroFiles.folder())) {
            for (Path file : files.toList()) {
                Path here = folder.resolve(file.getFileName());
                if (broken.test(file.getFileName().toString())) {
                    Files.write(here, new byte[Math.toIntExact(Files.size(file))]);
                } else {
                    Files.createSymbolicLink(here, file);
                }
            }
        }
        return folder;
    }

    private LoadedKokoro open(ModelSettings.Tuning tuning) {
        ModelSettings settings = new ModelSettings(models, ModelSettings.FetchPolicy.NEVER, Optional.empty(), tuning);
        return new StoredKokoro(settings, true, TARGET, new ExecutionTarget.Cpu(1), true).open(Progress.SILENT);
    }

    @Test
    void tunedGraph_soundsAsTheUntunedDoes_atTheSamePace() {
        for (String voice : List.of("af_sky", "bm_lewis", "im_nicola")) {
            PieceSound untuned = speak(KokoroFiles.prepared(), voice);
            PieceSound tuned = speak(KokoroFiles.tuned().orElseThrow(), voice);
            assertThat(tuned.frames()).isEqualTo(untuned.frames());
            // Measured: 0.18 to 0.25; the published graph is 0.21 to 0.34 away.
            assertThat(LogSpectrum.distance(untuned.samples(), tuned.samples())).isLessThan(0.3);
        }
    }

    @Test
    void engine_speaksWithTheTunedGraph() throws IOException {
        folder(name -> false);
        try (LoadedKokoro kokoro = open(ModelSettings.Tuning.ON)) {
            assertThat(speak(kokoro.network(), "af_heart").samples())
                    .isEqualTo(
                            speak(KokoroFiles.tuned().orElseThrow(), "af_heart").samples());
        }
    }

    @Test
    void partsMakeTheSameSound_andWindowsAreNearIt_withoutJoints() {
        Optional<TunedFiles> files =
                KokoroModelPackage.tuned(KokoroFiles.folder()).usableParts();
        assumeTrue(files.isPresent());
        VoiceExpression voice = new VoiceExpressionParser(Map.of()).parse("af_sky");
        float[] style = KokoroFiles.style("af_sky", SENTENCE.count());
        try (PartedKokoro parts = PartedKokoro.open(files.orElseThrow(), TARGET)) {
            PieceSound whole = speak(parts, "af_sky");
            assertThat(whole.samples())
                    .isEqualTo(
                            speak(KokoroFiles.tuned().orElseThrow(), "af_sky").samples());
            OpenPiece piece = parts.begin(SENTENCE.padded(), style, 1, voice).orElseThrow();
            assertThat(piece.hasWindows()).isTrue();
            int length = whole.samples().length / PieceSound.FRAME;
            float[] atOnce = piece.window(0, length);
            assertThat(LogSpectrum.distance(whole.samples(), atOnce)).isLessThan(0.35);
            for (int from = 0; from < length; from += 12) {
                float[] window = piece.window(from, Math.min(length, from + 12));
                for (int i = 0; i < window.length; i++) {
                    assertThat(window[i]).isCloseTo(atOnce[from * PieceSound.FRAME + i], within(0.0005f));
                }
            }
        }
    }

    /** So neither the sound nor the cache depends on whether a piece ran alone. */
    @Test
    void numberOfThreads_doesNotChangeTheSound() {
        try (KokoroModel one = KokoroModel.open(KokoroFiles.tuned().orElseThrow(), new ExecutionTarget.Cpu(1))) {
            assertThat(speak(one, "af_heart").samples())
                    .isEqualTo(
                            speak(KokoroFiles.tuned().orElseThrow(), "af_heart").samples());
        }
    }

    @Test
    void tuningOff_speaksWithTheUntunedGraph() throws IOException {
        folder(name -> false);
        assertSpeaksUntuned(ModelSettings.Tuning.OFF);
    }

    @Test
    void tunedGraphThatDoesNotLoad_speaksWithTheUntunedGraph() throws IOException {
        folder(name -> name.contains(".tuned-") && name.endsWith(".onnx"));
        assertSpeaksUntuned(ModelSettings.Tuning.ON);
    }

    private void assertSpeaksUntuned(ModelSettings.Tuning tuning) {
        try (LoadedKokoro kokoro = open(tuning)) {
            assertThat(speak(kokoro.network(), "af_heart").samples())
                    .isEqualTo(speak(KokoroFiles.prepared(), "af_heart").samples());
        }
    }
}
