package org.assistant.it.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.ServerProbe;
import org.assistant.it.ServerSentEvents;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.it.cloning.XttsModel;
import org.assistant.tts.audio.AudioFormat;

/**
 * Runs half of the server's capacity for a long time and prints what the server holds meanwhile: a column that grows shows a
 * leak. A main program; arguments: minutes (30), the latency budget of XTTS in milliseconds (300), which is so small that Kokoro
 * speaks now and then.
 */
final class SoakBenchmark {

    private static final int ROWS = 15;

    /** Rounds of every request before the measurement, which load what is loaded at first use. */
    private static final int WARM_ROUNDS = 1;

    private static final long SWITCH_SECONDS = 60;

    private SoakBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        long minutes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 30;
        String budget = arguments.length > 1 ? arguments[1] : "300";
        Path models = XttsModel.models("models-soak");
        XttsModel.convert(XttsModel.checkpoint("checkpoint-soak"), models);
        try (Server server = Server.start(
                "soak-benchmark", Map.of("tts.models.dir", models.toString(), "tts.xtts.latency-budget", budget))) {
            server.awaitReady(Server.START);
            Api api = new Api(server);
            VoiceUpload.of("Keeper")
                    .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                    .to(api);
            try (ServerProbe probe = ServerProbe.attach(server.handle())) {
                run(api, probe, Duration.ofMinutes(minutes));
            }
        }
    }

    private static void run(Api api, ServerProbe probe, Duration duration) throws IOException {
        MixedLoad load = new MixedLoad(api);
        long period = 2 * meanNanos(load);
        System.out.printf("a request takes %.0f ms; one every %.0f ms%n", period / 2e6, period / 1e6);
        System.out.println("minute  requests  failures  running  by xtts  replaced  cancelled  states"
                + "  server MB  heap MB  threads  files  children  children MB");
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger switches = new AtomicInteger();
        AtomicLong states = new AtomicLong();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        ExecutorService clients = Executors.newCachedThreadPool();
        try {
            clients.execute(() -> listen(api, states, clients::isShutdown));
            Future<?> requests = clock.scheduleAtFixedRate(
                    () -> clients.execute(() -> load.run(turn.getAndIncrement())), 0, period, TimeUnit.NANOSECONDS);
            Future<?> operator = clock.scheduleAtFixedRate(
                    () -> load.switchTo(switches.getAndIncrement() % 2 == 0 ? "xtts" : "kokoro"),
                    SWITCH_SECONDS,
                    SWITCH_SECONDS,
                    TimeUnit.SECONDS);
            long start = System.nanoTime();
            for (int row = 0; row <= ROWS; row++) {
                long next = start + duration.toNanos() * row / ROWS;
                Eventually.holds(Duration.ofNanos(next - System.nanoTime()), () -> false);
                print((System.nanoTime() - start) / 60e9, load, states.get(), probe);
            }
            requests.cancel(false);
            operator.cancel(false);
        } finally {
            clock.shutdownNow();
            clients.shutdownNow();
        }
    }

    /** The mean nanoseconds of a request, over one of every kind, one after the other. */
    private static long meanNanos(MixedLoad load) {
        round(load, WARM_ROUNDS);
        long start = System.nanoTime();
        round(load, 1);
        return (System.nanoTime() - start) / MixedLoad.KINDS;
    }

    private static void round(MixedLoad load, int rounds) {
        for (int i = 0; i < rounds * MixedLoad.KINDS; i++) {
            load.run(i);
        }
    }

    /** An open console. */
    private static void listen(Api api, AtomicLong states, BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            var request =
                    api.request("/api/admin/events").timeout(Duration.ofDays(1)).build();
            try (ServerSentEvents events = new ServerSentEvents(
                    api.send(request, BodyHandlers.ofInputStream()).body())) {
                while (events.next().isPresent()) {
                    states.incrementAndGet();
                }
            }
        }
    }

    private static void print(double minute, MixedLoad load, long states, ServerProbe probe) throws IOException {
        System.out.printf(
                "%6.1f  %8d  %8d  %7d  %7d  %8d  %9d  %6d  %9d  %7d  %7d  %5d  %8d  %11d%n",
                minute,
                load.requests(),
                load.failures(),
                load.running(),
                load.byXtts(),
                load.replaced(),
                load.cancelled(),
                states,
                probe.residentMegabytes(),
                probe.heapMegabytesAfterCollection(),
                probe.threads(),
                probe.openFiles(),
                probe.children(),
                probe.childrenMegabytes());
    }
}
