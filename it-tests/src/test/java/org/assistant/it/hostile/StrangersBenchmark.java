package org.assistant.it.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.ServerProbe;
import org.assistant.it.benchmark.MixedLoad;
import org.assistant.it.benchmark.OverloadClient;
import org.assistant.it.benchmark.OverloadResults;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.tts.audio.AudioFormat;

/**
 * Runs half of the server's capacity for a long time, first alone and then with {@link Strangers}, and measures what honest
 * clients get and what the server holds. A quarter of the capacity is sentences whose first sound is timed, a quarter the
 * requests of {@link MixedLoad}. A main program; arguments: minutes (30), how many of them without strangers (5), the latency
 * budget of XTTS in milliseconds (8000).
 */
final class StrangersBenchmark {

    private static final int SHARE = 4;
    private static final int WARM_SENTENCES = 5;
    private static final int ROW_MINUTES = 5;
    private static final int FIRST_ROW_MINUTES = 2;

    /** First sounds later than this are printed with their minute. */
    private static final double SLOW_MILLIS = 2_000;

    private final Victim victim;
    private final ServerProbe probe;
    private final MixedLoad load;
    private final OverloadClient listener;
    private final OverloadResults alone = new OverloadResults();
    private final OverloadResults among = new OverloadResults();
    private final AtomicInteger sentences = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();
    private final long begun = System.nanoTime();

    private StrangersBenchmark(Victim victim, ServerProbe probe, Api api) {
        this.victim = victim;
        this.probe = probe;
        this.load = new MixedLoad(api);
        this.listener = new OverloadClient(api, "kokoro", "af_heart");
    }

    public static void main(String[] arguments) throws IOException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        int quiet = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        String budget = arguments.length > 2 ? arguments[2] : "8000";
        try (Target target = new Target();
                Victim victim = target.alone("soak", Map.of("tts.xtts.latency-budget", budget), Map.of());
                ServerProbe probe = ServerProbe.attach(victim.server().handle())) {
            Api api = victim.api().with(path -> Victim.value(isOperators(path) ? Victim.BASIC : victim.honest()));
            VoiceUpload.of("Keeper")
                    .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                    .to(api);
            new StrangersBenchmark(victim, probe, api).run(minutes, quiet);
        }
    }

    private static boolean isOperators(String path) {
        return path.startsWith("/api/admin") || path.equals("/v1/audio/voices");
    }

    private void run(int minutes, int quiet) throws IOException {
        long mixedPeriod = SHARE * mean(MixedLoad.KINDS, MixedLoad.KINDS, load::run);
        long sentencePeriod =
                SHARE * mean(WARM_SENTENCES, WARM_SENTENCES, turn -> listener.speak(System.nanoTime(), turn));
        System.out.printf(
                "a request every %.0f ms, a timed sentence every %.0f ms%n", mixedPeriod / 1e6, sentencePeriod / 1e6);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        ExecutorService clients = Executors.newCachedThreadPool();
        AtomicBoolean quietNow = new AtomicBoolean(true);
        try (Strangers strangers = new Strangers(victim)) {
            Future<?> requests = clock.scheduleAtFixedRate(
                    () -> clients.execute(() -> load.run(turns.getAndIncrement())),
                    0,
                    mixedPeriod,
                    TimeUnit.NANOSECONDS);
            Future<?> timed = clock.scheduleAtFixedRate(
                    () -> {
                        long due = System.nanoTime();
                        OverloadResults results = quietNow.get() ? alone : among;
                        clients.execute(() -> timed(due, results));
                    },
                    0,
                    sentencePeriod,
                    TimeUnit.NANOSECONDS);
            System.out.println("minute  requests  failures  refused  sentences  strangers  cut off"
                    + "  server MB  heap MB  threads  files");
            long start = System.nanoTime();
            for (double row : rows(minutes, quiet)) {
                long due = start + (long) (row * 60e9);
                Eventually.holds(
                        Duration.ofNanos(due - System.nanoTime()),
                        () -> !victim.server().isAlive());
                if (!victim.server().isAlive()) {
                    System.out.println("the server has ended");
                    break;
                }
                print((System.nanoTime() - start) / 60e9, strangers);
                if (row == quiet) {
                    quietNow.set(false);
                    strangers.begin();
                }
            }
            requests.cancel(false);
            timed.cancel(false);
            clients.shutdown();
            if (!clients.awaitTermination(1, TimeUnit.MINUTES)) {
                System.out.println("some requests have not ended a minute later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clock.shutdownNow();
            clients.shutdownNow();
        }
        System.out.printf(
                "mixed: %d requests, %d failed, of them %d refused; by kind %s%n",
                load.requests(), load.failures(), load.refused(), load.failuresByKind());
        System.out.println("timed sentences without strangers:");
        alone.print();
        System.out.println("timed sentences with strangers:");
        among.print();
    }

    private void timed(long due, OverloadResults results) {
        OverloadClient.Outcome outcome = listener.speak(due, sentences.getAndIncrement());
        results.add(outcome);
        if (outcome.firstMillis() > SLOW_MILLIS) {
            System.out.printf("%6.1f  first sound after %.0f ms%n", (due - begun) / 60e9, outcome.firstMillis());
        }
    }

    /** The minutes at which a row is printed. */
    private static double[] rows(int minutes, int quiet) {
        return DoubleStream.concat(
                        DoubleStream.of(FIRST_ROW_MINUTES, quiet, minutes),
                        DoubleStream.iterate(ROW_MINUTES, minute -> minute < minutes, minute -> minute + ROW_MINUTES))
                .filter(minute -> minute <= minutes)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The mean nanoseconds of {@code count} calls, one after the other, after {@code warm} calls that are not measured. */
    private static long mean(int warm, int count, IntConsumer one) {
        for (int i = 0; i < warm; i++) {
            one.accept(i);
        }
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            one.accept(i);
        }
        return (System.nanoTime() - start) / count;
    }

    private void print(double minute, Strangers strangers) throws IOException {
        System.out.printf(
                "%6.1f  %8d  %8d  %7d  %9d  %9d  %7d  %9d  %7d  %7d  %5d%n",
                minute,
                load.requests(),
                load.failures(),
                load.refused(),
                sentences.get(),
                strangers.connections(),
                strangers.failed(),
                probe.residentMegabytes(),
                probe.heapMegabytesAfterCollection(),
                probe.threads(),
                probe.openFiles());
    }
}
