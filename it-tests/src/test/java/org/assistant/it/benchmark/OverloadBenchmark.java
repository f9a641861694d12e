package org.assistant.it.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.ServerProbe;
import org.assistant.it.WarWithEngine;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.tts.audio.AudioFormat;

/**
 * Sends far more sentences than the guarded engine can speak, and measures which engine speaks them, how soon, and whether any is
 * lost. The times of arrival do not depend on the answers. A main program; arguments: engine, scripted or xtts (scripted); folder
 * of models, a dash for the usual one (-); multiple of the engine's capacity (10); seconds (120); then settings as key=value.
 */
final class OverloadBenchmark {

    private static final Duration CAPACITY_FOR = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final String VOICE = "bench";

    private OverloadBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        String engine = arguments.length > 0 ? arguments[0] : WarWithEngine.ENGINE;
        String models = arguments.length > 1 ? arguments[1] : "-";
        double factor = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 10;
        long seconds = arguments.length > 3 ? Long.parseLong(arguments[3]) : 120;
        Map<String, String> settings = new TreeMap<>(Map.of("tts.speech.longest-wait", "10000"));
        if (!models.equals("-")) {
            settings.put("tts.models.dir", Path.of(models).toAbsolutePath().toString());
        }
        for (int i = 4; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        try (Server server = Server.start(
                WarWithEngine.of("overload-benchmark"),
                "overload-benchmark",
                settings,
                Map.of("TTS_BACKEND", engine))) {
            server.awaitReady(Server.START);
            Api api = new Api(server);
            String voice = engine.equals(WarWithEngine.ENGINE) ? "scripted_ann" : learned(api, engine);
            awaitReady(api, engine);
            awaitReady(api, "kokoro");
            run(new OverloadClient(api, engine, voice), server, factor, Duration.ofSeconds(seconds));
        }
    }

    private static void run(OverloadClient client, Server server, double factor, Duration duration)
            throws IOException, InterruptedException, ExecutionException {
        double capacity = capacity(client);
        double rate = capacity * factor;
        System.out.printf(
                "capacity of %s: %.2f sentences/s, one after the other; load: %.2f sentences/s for %d s%n",
                client.engine(), capacity, rate, duration.toSeconds());
        JsonObject before = client.totals();
        OverloadResults results = new OverloadResults();
        try (ServerProbe probe = ServerProbe.attach(server.handle())) {
            held("before", probe);
            long end = load(client, rate, duration, results, probe);
            System.out.printf("recovered after %s%n", recovery(client, end));
            held("after", probe);
        }
        results.print();
        server(client, before, server);
    }

    /** How many sentences a second the guarded engine speaks in time, one after the other. */
    private static double capacity(OverloadClient client) {
        client.speak(System.nanoTime(), 0); // the first sentence of a cold server is not measured
        long start = System.nanoTime();
        int spoken = 0;
        for (int i = 0; System.nanoTime() - start < CAPACITY_FOR.toNanos(); i++) {
            spoken += client.speak(System.nanoTime(), i).isBy(client.engine()) ? 1 : 0;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (spoken == 0) {
            throw new IllegalStateException(client.engine() + " spoke nothing in time: raise its latency budget");
        }
        return spoken / seconds;
    }

    /** Waits for all answers and returns the {@link System#nanoTime} of the last arrival. */
    private static long load(
            OverloadClient client, double rate, Duration duration, OverloadResults results, ServerProbe probe)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<OverloadClient.Outcome>> pending = new ArrayList<>();
        long start = System.nanoTime();
        long count = (long) (rate * duration.toSeconds());
        long middle = count / 2;
        for (int i = 0; i < count; i++) {
            int turn = i;
            long due = start + (long) (i / rate * 1e9);
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            pending.add(threads.submit(() -> client.speak(due, turn)));
            if (i == middle) {
                held("during", probe);
            }
        }
        long end = System.nanoTime();
        for (Future<OverloadClient.Outcome> one : pending) {
            results.add(one.get());
        }
        System.out.printf("last answer %.1f s after the last arrival%n", (System.nanoTime() - end) / 1e9);
        threads.shutdown();
        return end;
    }

    private static String recovery(OverloadClient client, long end) {
        while (System.nanoTime() - end < RECOVERY.toNanos()) {
            if (client.speak(System.nanoTime(), 0).isBy(client.engine())) {
                return (System.nanoTime() - end) / 1_000_000 + " ms from the last arrival";
            }
        }
        return "no less than " + RECOVERY;
    }

    /** Prints the server's own counts, its lanes, and the runs that ended late. */
    private static void server(OverloadClient client, JsonObject before, Server server) {
        JsonObject after = client.totals();
        System.out.printf(
                "server: repeated %d, lost %d, cancelled %d, refused %d; fallbacks since the start %s%n",
                after.getInt("repeated") - before.getInt("repeated"),
                after.getInt("lost") - before.getInt("lost"),
                after.getInt("cancelled") - before.getInt("cancelled"),
                after.getInt("refused") - before.getInt("refused"),
                after.getJsonObject("fallbacks"));
        System.out.println("lanes: " + client.state().getJsonArray("lanes") + ", admission: "
                + client.state().getJsonObject("admission"));
        if (client.engine().equals(WarWithEngine.ENGINE)) {
            System.out.println("longest from a cancel to the end of its run: "
                    + client.ledger().getInt("longest_since_interrupt_ms") + " ms");
        }
        long stubborn = server.log()
                .lines()
                .filter(line -> line.contains("after it was told to end"))
                .count();
        System.out.println("runs that went on for more than 100 ms after they were told to end: " + stubborn);
    }

    private static void held(String when, ServerProbe probe) throws IOException {
        System.out.printf(
                "%s: %d MB resident, %d threads, %d files%n",
                when, probe.residentMegabytes(), probe.threads(), probe.openFiles());
    }

    private static String learned(Api api, String engine) {
        for (JsonObject voice :
                api.json(VoiceUpload.VOICES).getJsonArray("data").getValuesAs(JsonObject.class)) {
            if (voice.getString("engine").equals(engine)) {
                return voice.getString("id");
            }
        }
        VoiceUpload.of(VOICE).clip(AudioFormat.WAV.encode(SyntheticVoice.of(6))).to(api);
        return VOICE;
    }

    private static void awaitReady(Api api, String model) {
        if (!Eventually.holds(
                Server.START,
                () -> api.json("/v1/models/" + model).getString("state").equals("ready"))) {
            throw new IllegalStateException(model + " did not become ready: " + api.json("/v1/models/" + model));
        }
    }
}
