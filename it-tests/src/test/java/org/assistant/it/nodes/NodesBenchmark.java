package org.assistant.it.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.SharedDatabase;
import org.assistant.it.WarWithEngine;

/**
 * Two nodes without a graphics card behind HAProxy use a third one, which has the engine of the tests in the place of a card; all
 * share a PostgreSQL. Measures what listeners hear while nodes stop, die, fall silent and come back, how a switch reaches the
 * other nodes, and what a second of speech costs. Needs HAProxy. A main program of about nine minutes; arguments: listeners (4),
 * seconds of load (30).
 */
final class NodesBenchmark {

    private static final String SPEECH = Api.SPEECH;
    private static final String REMOTE = "remote";
    private static final String KOKORO = "kokoro";

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final int BUSY_CLIENTS = 2;

    /** Longer than HAProxy takes to notice that a node is ready, or not. */
    private static final Duration NOTICED = Duration.ofSeconds(5);

    /** How long a node is away before it comes back. */
    private static final Duration AWAY = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LAST_SENTENCE = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_NANOS = 20_000_000;
    private static final int SWITCHES = 3;
    private static final int OK = 200;

    private final Node card;
    private final Node one;
    private final Node two;
    private final Balancer balancer;
    private final SharedDatabase database;
    private final int listeners;
    private final List<Double> spread = new ArrayList<>(); // milliseconds
    private final List<String> notes = new ArrayList<>(); // of the current scene
    private double idleProcessors;

    /** What happens while listeners hear. */
    private interface Scene {
        void run() throws InterruptedException;
    }

    private NodesBenchmark(Node card, Node one, Node two, Balancer balancer, SharedDatabase database, int listeners) {
        this.card = card;
        this.one = one;
        this.two = two;
        this.balancer = balancer;
        this.database = database;
        this.listeners = listeners;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int listeners = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        System.setProperty("jdk.httpclient.keepalive.timeout", "3"); // a connection is left before HAProxy closes it
        Path haproxy = Balancer.program()
                .orElseThrow(() -> new IllegalStateException("HAProxy is missing; on Debian: apt-get install haproxy"));
        try (SharedDatabase database = SharedDatabase.start("nodes");
                Node card = Node.start(
                        "card",
                        WarWithEngine.of("nodes-card"),
                        Map.of("TTS_BACKEND", WarWithEngine.ENGINE, "TTS_SCRIPTED_LANE_WIDTH", "16"),
                        database);
                Node one = near("one", card, database);
                Node two = near("two", card, database)) {
            card.awaitReady(WarWithEngine.ENGINE);
            one.awaitReady(REMOTE, KOKORO);
            two.awaitReady(REMOTE, KOKORO);
            try (Balancer balancer = Balancer.start(haproxy, List.of(one.address(), two.address()))) {
                balancer.awaitReady();
                new NodesBenchmark(card, one, two, balancer, database, listeners).run(Duration.ofSeconds(seconds));
            }
        }
    }

    /** A node without a card, as compose.nodes.yaml has it behind the load balancer. */
    private static Node near(String name, Node card, SharedDatabase database) {
        Map<String, String> environment = Map.of(
                "TTS_BACKEND",
                REMOTE,
                "TTS_REMOTE_URLS",
                card.uri("/v1").toString(),
                "TTS_REMOTE_MODEL",
                WarWithEngine.ENGINE,
                "TTS_SPEECH_MAX_PERCENT_PER_ADDRESS",
                "100",
                "ASSISTANT_HTTP_WAITING_THREADS_PER_ADDRESS",
                "100");
        return Node.start(name, Path.of(Server.property("assistant.war")), environment, database);
    }

    private void run(Duration load) throws InterruptedException, ExecutionException {
        idle();
        System.out.println(SceneCounts.HEAD);
        load(load);
        scene("a switch at one node, and back, " + SWITCHES + " times", this::switches);
        scene("the node with the card falls silent for " + AWAY.toSeconds() + " s", () -> silent(card));
        scene("a node behind the load balancer falls silent for " + AWAY.toSeconds() + " s", () -> silent(one));
        scene("the database ends", () -> withoutDatabase(database::stop, database::start));
        scene("the database falls silent", () -> withoutDatabase(database::pause, database::resume));
        scene("`kill -9` of the node with the card", () -> killed(card));
        scene("`kill -9` of each node behind the load balancer", () -> {
            killed(one);
            killed(two);
        });
        scene("restart of each node with SIGTERM", this::rollingRestart);
        kokoro();
        Collections.sort(spread);
        System.out.printf(
                "a switch reaches another node after %.1f s (median), %.1f s at most, of %d%n",
                spread.get(spread.size() / 2) / 1e3, spread.get(spread.size() - 1) / 1e3, spread.size());
    }

    private void idle() {
        Duration before = processorTime(card, one, two);
        pause(IDLE);
        idleProcessors = (double) processorTime(card, one, two).minus(before).toNanos() / IDLE.toNanos() / 3;
        System.out.printf("an idle node uses %.3f of a processor%n", idleProcessors);
    }

    /** Lets one node speak with Kokoro as fast as it can. */
    private void kokoro() throws InterruptedException, ExecutionException {
        speak(WARM);
        Duration before = one.processorTime();
        long begun = System.nanoTime();
        double speech = speak(MEASURED);
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "Kokoro: %.2f s of processor for a second of speech; %.2f s of speech a second, %d clients, %d processors%n",
                one.processorTime().minus(before).toNanos() / 1e9 / speech,
                speech / took,
                BUSY_CLIENTS,
                Runtime.getRuntime().availableProcessors());
    }

    /** Returns the seconds of speech that node one made for clients that ask without a pause. */
    private double speak(Duration time) throws InterruptedException, ExecutionException {
        SpeechClient client = new SpeechClient(one.uri(SPEECH));
        long end = System.nanoTime() + time.toNanos();
        Callable<Long> busy = () -> {
            long bytes = 0;
            for (int turn = 0; System.nanoTime() - end < 0; turn++) {
                String text = Listener.SENTENCES.get(turn % Listener.SENTENCES.size());
                try (InputStream sound = client.ask(KOKORO, text).body()) {
                    bytes += sound.readAllBytes().length;
                }
            }
            return bytes;
        };
        ExecutorService threads = Executors.newFixedThreadPool(BUSY_CLIENTS);
        try {
            long bytes = 0;
            for (Future<Long> each : threads.invokeAll(Collections.nCopies(BUSY_CLIENTS, busy))) {
                bytes += each.get();
            }
            return (double) bytes / PlayedSound.BYTES_A_SECOND;
        } finally {
            threads.shutdownNow();
        }
    }

    private void load(Duration time) throws InterruptedException {
        Duration near = processorTime(one, two);
        Duration far = processorTime(card);
        Duration front = balancer.processorTime();
        long begun = System.nanoTime();
        double speech = scene("load", () -> pause(time)).speechSeconds();
        double idle = idleProcessors * (System.nanoTime() - begun);
        System.out.printf(
                "s of processor for a second of speech passed on: %.4f at the node in front, %.4f at the node with the card"
                        + " (without the card's work), %.4f at HAProxy%n",
                (processorTime(one, two).minus(near).toNanos() - 2 * idle) / 1e9 / speech,
                (processorTime(card).minus(far).toNanos() - idle) / 1e9 / speech,
                balancer.processorTime().minus(front).toNanos() / 1e9 / speech);
    }

    /** Runs {@code scene} while listeners hear, waits until each has heard its last sentence, and prints a row. */
    private SceneCounts scene(String name, Scene scene) throws InterruptedException {
        SceneCounts counts = new SceneCounts();
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(listeners);
        SpeechClient client = new SpeechClient(balancer.uri(SPEECH));
        try {
            for (int i = 0; i < listeners; i++) {
                threads.execute(new Listener(client, i, over, counts));
            }
            scene.run();
        } finally {
            over.countDown();
            threads.shutdown();
            if (!threads.awaitTermination(LAST_SENTENCE.toSeconds(), TimeUnit.SECONDS)) {
                notes.add("some sentences have not ended a minute later");
                threads.shutdownNow();
            }
        }
        System.out.println(counts.row(name));
        counts.losses().forEach(loss -> notes.add("lost: " + loss));
        notes.forEach(note -> System.out.println("    " + note));
        notes.clear();
        return counts;
    }

    private void switches() {
        for (int i = 0; i < SWITCHES; i++) {
            spread(() -> one.switchTo(KOKORO));
            spread(one::resetSwitch);
        }
    }

    /** Makes a change at node one and measures when the others have it. */
    private void spread(IntSupplier change) {
        Map<Node, String> before = new LinkedHashMap<>();
        for (Node other : List.of(two, card)) {
            before.put(other, other.engineInForce());
        }
        int status = change.getAsInt();
        long changed = System.nanoTime();
        if (status != OK) {
            notes.add("a switch was answered with " + status);
            return;
        }
        while (!before.isEmpty() && System.nanoTime() - changed < PATIENCE.toNanos()) {
            before.entrySet().removeIf(other -> {
                String now = other.getKey().engineInForce();
                boolean arrived = !now.isEmpty() && !now.equals(other.getValue());
                if (arrived) {
                    spread.add((System.nanoTime() - changed) / 1e6);
                }
                return arrived;
            });
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        before.keySet().forEach(other -> notes.add("a switch did not reach node " + other.name()));
    }

    private void rollingRestart() {
        for (Node node : List.of(one, two, card)) {
            pause(NOTICED);
            long begun = System.nanoTime();
            node.restart();
            awaitSpeech(node);
            notes.add(String.format("node %s was back after %.1f s", node.name(), since(begun)));
        }
        pause(NOTICED);
    }

    private void killed(Node node) {
        pause(NOTICED);
        node.kill();
        pause(AWAY);
        node.startAgain();
        awaitSpeech(node);
        pause(NOTICED);
    }

    private void silent(Node node) {
        pause(NOTICED);
        node.pause();
        pause(AWAY);
        node.resume();
        awaitSpeech();
        pause(NOTICED);
    }

    private void awaitSpeech(Node node) {
        node.awaitReady(node == card ? WarWithEngine.ENGINE : KOKORO);
        awaitSpeech();
    }

    private void awaitSpeech() {
        one.awaitEngine(REMOTE);
        two.awaitEngine(REMOTE);
    }

    private void withoutDatabase(Runnable lose, Runnable restore) {
        pause(NOTICED);
        long lost = System.nanoTime();
        lose.run();
        try {
            boolean told = Eventually.holds(PATIENCE, () -> one.missesDatabase() && two.missesDatabase());
            notes.add(told ? String.format("the nodes say so after %.1f s", since(lost)) : "the nodes do not say so");
            long asked = System.nanoTime();
            int status = one.switchTo(KOKORO);
            notes.add(String.format(
                    "a switch meanwhile: %s after %.1f s",
                    status == 0 ? "no answer" : "status " + status, since(asked)));
            pause(NOTICED);
        } finally {
            restore.run();
        }
        long restored = System.nanoTime();
        boolean back = Eventually.holds(PATIENCE, () -> !one.missesDatabase() && !two.missesDatabase());
        notes.add(back ? String.format("it is back after %.1f s", since(restored)) : "it does not come back");
        spread(() -> one.switchTo(KOKORO));
        spread(one::resetSwitch);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Duration processorTime(Node... nodes) {
        Duration sum = Duration.ZERO;
        for (Node node : nodes) {
            sum = sum.plus(node.processorTime());
        }
        return sum;
    }

    private static void pause(Duration time) {
        boolean never = Eventually.holds(time, () -> false);
        assert !never;
    }
}
