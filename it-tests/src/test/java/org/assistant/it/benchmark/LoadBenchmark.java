package org.assistant.it.benchmark;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.Server;

/**
 * Measures many clients at once: failures, waiting times and throughput of short sentences. A main program; arguments: number of
 * requests (200), number of clients (8).
 */
final class LoadBenchmark {

    private LoadBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        try (Server server = Server.start("load-benchmark", Map.of())) {
            server.awaitReady(Server.START);
            run(new Api(server), requests, clients);
        }
    }

    private static void run(Api api, int requests, int clients) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<Outcome>> pending = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            String text = Sentences.SHORT.get(i % Sentences.SHORT.size());
            pending.add(threads.submit(() -> speak(api, text)));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> outcome : pending) {
            outcomes.add(outcome.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();

        double[] millis =
                outcomes.stream().mapToDouble(Outcome::millis).sorted().toArray();
        double audioSeconds = outcomes.stream()
                .mapToDouble(outcome -> outcome.audio().toMillis() / 1e3)
                .sum();
        long failures =
                outcomes.stream().filter(outcome -> outcome.status() != 200).count();
        System.out.printf(
                "%d requests, %d clients: %d failures; p50 %.0f ms, p99 %.0f ms, most %.0f ms;"
                        + " %.2f requests/s, %.2f s of speech a second%n",
                requests,
                clients,
                failures,
                percentile(millis, 50),
                percentile(millis, 99),
                percentile(millis, 100),
                requests / seconds,
                audioSeconds / seconds);
    }

    private static Outcome speak(Api api, String text) {
        long start = System.nanoTime();
        HttpResponse<byte[]> response = api.post(
                Api.SPEECH, Map.of("model", "kokoro", "voice", "af_heart", "input", text, "response_format", "pcm"));
        double millis = (System.nanoTime() - start) / 1e6;
        return response.statusCode() == 200
                ? new Outcome(200, millis, Audio.ofPcm(response.body()).duration())
                : new Outcome(response.statusCode(), millis, Duration.ZERO);
    }

    /** The nearest-rank percentile of {@code sorted}. */
    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)];
    }

    private record Outcome(int status, double millis, Duration audio) {}
}
