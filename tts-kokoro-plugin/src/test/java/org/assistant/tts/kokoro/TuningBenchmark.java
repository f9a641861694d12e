package org.assistant.tts.kokoro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assistant.tts.kokoro.graph.LogSpectrum;
import org.assistant.tts.kokoro.network.AcousticModel;
import org.assistant.tts.kokoro.network.KokoroModel;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.network.SharingKokoro;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.threads.RunLane;

/**
 * Prints the speedup of the tuned graph over the untuned one, by length of text and number of clients, and its distance. Both
 * speak in turn in one process, so that other work on the machine affects both.
 *
 * <p>Run it with the test class path of this module and the number of rounds as argument. The model is taken from the store that
 * {@code -Dtts.models.dir} names.
 */
final class TuningBenchmark {

    /** A piece that was used neither for tuning nor for its checks. */
    private static final class Sample {
        private final String name;
        private final long[] tokens; // (n + 2)
        private final float[] style; // (256)

        Sample(String name, String voice, String phonemes) {
            this.name = name;
            this.tokens = Tokens.of(phonemes).padded();
            this.style = KokoroFiles.style(voice, tokens.length - 2);
        }

        PieceSound spoken(AcousticModel network) {
            return network.speak(tokens, style, 1);
        }
    }

    /** A network and the lane of its runs. */
    private record Way(AcousticModel network, RunLane lane) {}

    private static final List<Sample> PIECES = List.of(
            new Sample("3 words", "af_sky", "ðə bˈʊk ɪz hˈɪɹ."),
            new Sample("8 words", "bm_lewis", "ðə bˈʊk ˌɒn ðə tˈAbᵊl bᵻlˈɒŋz tə mI sˈɪstə."),
            new Sample(
                    "16 words",
                    "af_sarah",
                    "ðə bˈʊk ˌɔn ðə tˈAbᵊl bəlˈɔŋz tə mI sˈɪstəɹ, ænd ʃi wˈɔnts ɪt bˈæk bəfˌɔɹ ðə wˈikɛnd."),
            new Sample(
                    "30 words",
                    "am_eric",
                    "ðə bˈʊk ˌɔn ðə tˈAbᵊl bəlˈɔŋz tə mI sˈɪstəɹ, ænd ʃi wˈɔnts ɪt bˈæk bəfˌɔɹ ðə wˈikɛnd; "
                            + "ˈʌðəɹwˌIz, ʃi sˈɛz, ʃil kˈʌm ˈOvəɹ ænd ɡˈɛt ɪt ɹˈIt əwˈA fɹʌm hˈɪɹ."));

    private static final int[] CLIENTS = {2, 4, 8};

    private final int rounds;
    private final Way untuned;
    private final Way tuned;

    private TuningBenchmark(int rounds, Way untuned, Way tuned) {
        this.rounds = rounds;
        this.untuned = untuned;
        this.tuned = tuned;
    }

    public static void main(String[] arguments) throws Exception {
        KokoroConfig config = KokoroConfig.defaults();
        ExecutionTarget all = new ExecutionTarget.Cpu(config.threadsPerRun());
        ExecutionTarget share = new ExecutionTarget.Cpu(config.threadsPerSharedRun());
        var graph = KokoroFiles.tuned().orElseThrow(() -> new IllegalStateException("tuning is no gain here"));
        try (KokoroModel before = KokoroModel.open(KokoroFiles.prepared(), all);
                SharingKokoro after = new SharingKokoro(
                        KokoroModel.open(graph, all),
                        CompletableFuture.completedFuture(KokoroModel.open(graph, share)))) {
            new TuningBenchmark(
                            Integer.parseInt(arguments[0]),
                            new Way(before, new RunLane("untuned", config.runs(), 1_000)),
                            new Way(after, new RunLane("tuned", config.sharedRuns(), 1_000)))
                    .run();
        }
    }

    private void run() throws Exception {
        for (Sample piece : PIECES) {
            double distance = LogSpectrum.distance(
                    piece.spoken(untuned.network()).samples(),
                    piece.spoken(tuned.network()).samples());
            print(piece.name + String.format(Locale.ROOT, ", distance %.3f", distance), List.of(piece));
        }
        for (int clients : CLIENTS) {
            List<Sample> pieces = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                pieces.add(PIECES.get(1 + i % 2));
            }
            print(clients + " clients", pieces);
        }
    }

    private void print(String name, List<Sample> pieces) throws Exception {
        double[] ratios = new double[rounds];
        double least = Double.MAX_VALUE;
        for (int round = -1; round < rounds; round++) { // the first warms up
            boolean turned = round % 2 == 0;
            double first = seconds(turned ? tuned : untuned, pieces);
            double second = seconds(turned ? untuned : tuned, pieces);
            if (round >= 0) {
                ratios[round] = turned ? second / first : first / second;
                least = Math.min(least, turned ? first : second);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-28s %.2f times as fast (%.2f to %.2f), at best %.3f s a second of speech%n",
                name,
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1],
                least);
    }

    /** The seconds that {@code way} takes for a second of speech, with all {@code pieces} requested at once. */
    private static double seconds(Way way, List<Sample> pieces) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(pieces.size());
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (Sample piece : pieces) {
                calls.add(() ->
                        way.lane().run(false, () -> piece.spoken(way.network())).samples().length);
            }
            long start = System.nanoTime();
            long samples = 0;
            for (Future<Integer> made : clients.invokeAll(calls)) {
                samples += made.get();
            }
            return (System.nanoTime() - start) / 1e9 / samples * PieceSound.SAMPLE_RATE;
        } finally {
            clients.shutdownNow();
        }
    }
}
