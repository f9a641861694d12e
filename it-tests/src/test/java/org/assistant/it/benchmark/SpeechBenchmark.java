package org.assistant.it.benchmark;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.FetchedModels;
import org.assistant.it.Server;
import org.assistant.tts.kokoro.BareKokoro;

/**
 * Measures what the product adds to the network's time: sentences over HTTP and bare runs of ONNX Runtime on the same graph with
 * the same tokens, alternating in one run. A main program; argument: rounds (5), of which the medians are printed.
 */
final class SpeechBenchmark {

    private static final String VOICE = "af_heart";
    private static final int MOST_THREADS = 4; // for one run, as the engine chooses by default

    private SpeechBenchmark() {}

    public static void main(String[] arguments) throws OrtException, IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        try (Server server = Server.start("speech-benchmark", Map.of());
                BareKokoro bare = new BareKokoro(FetchedModels.directory().resolve("kokoro"), threads)) {
            server.awaitReady(Server.START);
            Api api = new Api(server);
            System.out.printf("%d rounds, %d threads a run, medians%n", rounds, threads);
            System.out.println(
                    "characters  audio s | first ms  bare first ms | all ms  bare ms  ratio | RTF  bare RTF");
            for (String text : Sentences.GROWING) {
                compare(api, bare, text, rounds);
            }
        }
    }

    private static void compare(Api api, BareKokoro bare, String text, int rounds) throws OrtException, IOException {
        List<BareKokoro.Run> runs = bare.runs(text, VOICE);
        List<Spoken> spoken = new ArrayList<>();
        List<Double> bareFirst = new ArrayList<>();
        List<Double> bareAll = new ArrayList<>();
        for (int round = -1; round < rounds; round++) { // the first one warms up
            Spoken http = speak(api, text);
            double first = millis(runs.get(0).time());
            double all = first;
            for (BareKokoro.Run run : runs.subList(1, runs.size())) {
                all += millis(run.time());
            }
            if (round >= 0) {
                spoken.add(http);
                bareFirst.add(first);
                bareAll.add(all);
            }
        }
        double audio = spoken.get(0).audioMillis();
        double all = median(spoken.stream().map(Spoken::allMillis).toList());
        double bareMillis = median(bareAll);
        System.out.printf(
                "%10d  %7.2f | %8.0f  %13.0f | %6.0f  %7.0f  %5.2f | %.2f  %8.2f%n",
                text.length(),
                audio / 1_000,
                median(spoken.stream().map(Spoken::firstMillis).toList()),
                median(bareFirst),
                all,
                bareMillis,
                all / bareMillis,
                all / audio,
                bareMillis / audio);
    }

    private static Spoken speak(Api api, String text) throws IOException {
        long start = System.nanoTime();
        HttpResponse<InputStream> response = api.open(
                Api.SPEECH, "*/*", Map.of("model", "kokoro", "voice", VOICE, "input", text, "response_format", "pcm"));
        try (InputStream body = response.body()) {
            body.readNBytes(Short.BYTES);
            double first = (System.nanoTime() - start) / 1e6;
            int samples = 1 + body.readAllBytes().length / Short.BYTES;
            double all = (System.nanoTime() - start) / 1e6;
            return new Spoken(first, all, samples * 1e3 / Audio.SAMPLE_RATE);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private record Spoken(double firstMillis, double allMillis, double audioMillis) {}
}
