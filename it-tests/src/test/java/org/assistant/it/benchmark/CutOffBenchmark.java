package org.assistant.it.benchmark;

import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.assistant.it.Api;
import org.assistant.it.LiveClient;
import org.assistant.it.Server;
import org.assistant.it.WarWithEngine;

/**
 * Measures a {@code stop} while speech is arriving: the time until the client is told, until the last sound arrives, and until
 * the engine's run has ended, which is checked without a pause. A main program; argument: stops of each engine (20).
 */
final class CutOffBenchmark {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STATE = "/api/admin/state";

    /** Each round stops later by this time, so that stops hit all parts of a run. */
    private static final long LATER_MILLIS = 35;

    private CutOffBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        int stops = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        try (Server server = Server.start(WarWithEngine.of("cut-off"), "cut-off", Map.of(), Map.of())) {
            server.awaitReady(Server.START);
            Api api = new Api(server);
            System.out.println("milliseconds after stop: median, worst");
            System.out.println(
                    "engine    stops  load |   stopped | last sound | run ended | frames after stopped | median time of a look");
            measure(
                    api,
                    "kokoro",
                    "af_heart",
                    Sentences.GROWING.get(Sentences.GROWING.size() - 1),
                    stops,
                    () -> api.json(STATE).getJsonArray("utterances").isEmpty());
            measure(
                    api,
                    WarWithEngine.ENGINE,
                    "scripted_ann",
                    ("each=50 audio=100" + " word".repeat(20) + ". ").repeat(10),
                    stops,
                    () -> api.json(WarWithEngine.LEDGER).getInt("running") == 0);
            JsonObject ledger = api.json(WarWithEngine.LEDGER);
            System.out.printf(
                    "the scripted engine's own count: %d runs cancelled, none longer than %d ms after its interrupt%n",
                    ledger.getInt("cancelled"), ledger.getInt("longest_since_interrupt_ms"));
        }
    }

    private static void measure(Api api, String engine, String voice, String text, int stops, BooleanSupplier ended)
            throws InterruptedException {
        List<Stop> all = new ArrayList<>();
        for (int i = -1; i < stops; i++) { // the first one warms up
            Stop stop = stop(api, Map.of("type", "read", "backend", engine, "voice", voice, "text", text), i, ended);
            if (i >= 0) {
                all.add(stop);
            }
        }
        System.out.printf(
                "%-8s  %5d  %4.1f | %s | %s  | %s | %20d | %.1f%n",
                engine,
                stops,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                medianAndWorst(all, Stop::stopped),
                medianAndWorst(all, Stop::lastSound),
                medianAndWorst(all, Stop::ended),
                all.stream().mapToInt(Stop::framesAfter).sum(),
                median(all, Stop::look));
    }

    private static Stop stop(Api api, Map<String, ?> read, int round, BooleanSupplier ended)
            throws InterruptedException {
        try (LiveClient client = LiveClient.of(api)) {
            client.send(read);
            client.await(came -> came.is("sound"));
            boolean never = new CountDownLatch(1).await(Math.max(0, round) * LATER_MILLIS, TimeUnit.MILLISECONDS);
            assert !never;
            long asked = System.nanoTime();
            client.send(Map.of("type", "stop"));
            double look = endOf(ended);
            double endedMillis = millis(asked, System.nanoTime());
            LiveClient.Came stopped = client.end(1);
            // Everything still under way arrives before the answer to this.
            client.send("nonsense");
            client.await(came -> came.is("error"));
            long last = client.all().stream()
                    .filter(came -> came.is("sound"))
                    .mapToLong(LiveClient.Came::nanos)
                    .max()
                    .orElseThrow();
            int after = (int) client.all().stream()
                    .filter(came -> came.is("sound") && came.nanos() - stopped.nanos() > 0)
                    .count();
            if (!stopped.is("stopped")) {
                throw new AssertionError("the speech was over before the stop");
            }
            return new Stop(millis(asked, stopped.nanos()), Math.max(0, millis(asked, last)), endedMillis, after, look);
        }
    }

    /** Checks without a pause until the run has ended; returns the time of the last check in milliseconds. */
    private static double endOf(BooleanSupplier ended) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            long look = System.nanoTime();
            if (ended.getAsBoolean()) {
                return millis(look, System.nanoTime());
            }
        }
        throw new AssertionError("the run goes on after a stop");
    }

    private static String medianAndWorst(List<Stop> stops, ToDoubleFunction<Stop> millis) {
        double worst = stops.stream().mapToDouble(millis).max().orElseThrow();
        return String.format("%4.0f %4.0f", median(stops, millis), worst);
    }

    private static double median(List<Stop> stops, ToDoubleFunction<Stop> millis) {
        double[] sorted = stops.stream().mapToDouble(millis).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }

    /**
     * One stop, in milliseconds after the client sent it.
     *
     * @param lastSound 0 if no sound arrived after it
     * @param framesAfter frames of sound after {@code stopped}, which must be 0
     * @param look the time of one check whether the run has ended
     */
    private record Stop(double stopped, double lastSound, double ended, int framesAfter, double look) {}
}
