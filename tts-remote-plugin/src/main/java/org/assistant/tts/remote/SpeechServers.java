package org.assistant.tts.remote;

import static java.lang.System.Logger.Level.DEBUG;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.TTSException;

/**
 * The other servers, and the choice of the next one to use. A server that failed is asked for its voices now and then, in the
 * background, and is used again once it answers. Thread-safe.
 */
final class SpeechServers {

    private static final System.Logger LOGGER = System.getLogger(SpeechServers.class.getName());

    /** How long a list of voices counts as current. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String NONE = "no other server is configured";
    private static final String REMEDY = "set " + RemoteSettings.URLS.key() + " to the address of one";

    private final RemoteConfig config;
    private final List<SpeechServer> all;
    private final Set<SpeechServer> asked =
            new HashSet<>(); // guarded by this: servers with a request for their voices in progress
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), SpeechServers::thread);
    private Http http; // guarded by this; null until first used
    private volatile boolean closed;

    SpeechServers(RemoteConfig config, LongSupplier nanoTime) {
        this.config = config;
        this.all = config.urls().stream()
                .map(url -> new SpeechServer(url, config, nanoTime))
                .toList();
    }

    synchronized Http http() {
        if (closed) {
            throw closed();
        }
        if (http == null) {
            http = new Http(config);
        }
        return http;
    }

    /** Asks servers for their voices where that is due; does not wait. */
    void look() {
        if (!closed) {
            all.stream().filter(server -> server.isToBeAsked(FRESH)).forEach(this::ask);
        }
    }

    private void ask(SpeechServer server) {
        if (begin(server)) {
            try {
                threads.execute(() -> list(server));
            } catch (RejectedExecutionException e) {
                end(server);
            }
        }
    }

    private synchronized boolean begin(SpeechServer server) {
        return asked.add(server);
    }

    private synchronized void end(SpeechServer server) {
        asked.remove(server);
        notifyAll();
    }

    private void list(SpeechServer server) {
        try {
            server.list(http());
        } catch (TTSException e) {
            LOGGER.log(DEBUG, "no voices of another server: {0}", e.getMessage()); // also in the server's trouble
        } finally {
            end(server);
        }
    }

    /**
     * Waits until a server is available.
     *
     * @throws TTSException.EngineUnavailable if none can be used
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    void awaitOne() {
        if (closed) {
            throw closed();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new TTSException.Cancelled(null);
        }
        look();
        if (well().isEmpty()) {
            all.forEach(this::ask);
            awaitAnswer();
        }
        if (well().isEmpty()) {
            throw unavailable();
        }
    }

    /** Waits until a server has answered, or no request is left. */
    private synchronized void awaitAnswer() {
        try {
            while (well().isEmpty() && !asked.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
    }

    /** The servers that answer, in the order of the configuration. */
    List<SpeechServer> well() {
        return all.stream().filter(SpeechServer::isWell).toList();
    }

    /**
     * Returns the next server to use: one that was not late recently if possible, with the fewest of our texts. If none
     * is left, waits for the servers with a request for their voices in progress.
     *
     * @param voice to be spoken; if some servers list it, only those are used; empty for any
     * @param tried servers to leave out
     * @return empty if there is no other
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    synchronized Optional<SpeechServer> next(String voice, Set<SpeechServer> tried) {
        try {
            Optional<SpeechServer> best = best(voice, tried);
            while (best.isEmpty() && !asked.isEmpty()) {
                wait();
                best = best(voice, tried);
            }
            return best;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
    }

    private Optional<SpeechServer> best(String voice, Set<SpeechServer> tried) {
        List<SpeechServer> well = well();
        List<SpeechServer> listing =
                well.stream().filter(server -> lists(server, voice)).toList();
        return (listing.isEmpty() ? well : listing)
                .stream()
                        .filter(server ->
                                !tried.contains(server) && server.busyFor().isZero())
                        .min(Comparator.comparing(SpeechServer::isLate)
                                .thenComparing(server -> server.running().get()));
    }

    /** Why no server can be used. */
    TTSException refusal() {
        if (closed) {
            return closed();
        }
        return well().stream()
                .map(SpeechServer::busyFor)
                .min(Comparator.naturalOrder())
                .<TTSException>map(
                        wait -> new TTSException.EngineOverloaded("the other servers have too much to speak", wait))
                .orElseGet(this::unavailable);
    }

    private static boolean lists(SpeechServer server, String voice) {
        return server.voices().filter(listed -> listed.named(voice).isPresent()).isPresent();
    }

    /** Whether speech is available now. Never waits. */
    EngineState state() {
        if (closed) {
            return new EngineState.Unavailable(closed().getMessage(), "");
        }
        if (all.isEmpty()) {
            return new EngineState.Unavailable(NONE, REMEDY);
        }
        look();
        List<SpeechServer> well = well();
        if (well.stream()
                .anyMatch(server ->
                        !server.voices().orElse(ListedVoices.NONE).voices().isEmpty())) {
            return new EngineState.Ready();
        }
        if (!well.isEmpty()) {
            return new EngineState.Unavailable(
                    "the other server lists no voices", "name them in " + RemoteSettings.VOICES.key());
        }
        return all.stream().anyMatch(server -> server.trouble().isEmpty())
                ? new EngineState.Idle()
                : new EngineState.Unavailable(troubles(), "start it, or correct " + RemoteSettings.URLS.key());
    }

    private String troubles() {
        return all.stream().map(SpeechServer::trouble).distinct().collect(Collectors.joining("; "));
    }

    private TTSException unavailable() {
        return all.isEmpty()
                ? new TTSException.EngineUnavailable(NONE + "; " + REMEDY, null)
                : new TTSException.EngineUnavailable(troubles(), null);
    }

    boolean isClosed() {
        return closed;
    }

    static TTSException closed() {
        return new TTSException.EngineUnavailable("the engine was closed", null);
    }

    /** Aborts the running calls. Idempotent. */
    synchronized void close() {
        closed = true;
        threads.shutdownNow();
        if (http != null) {
            http.close();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "remote-voices");
        thread.setDaemon(true);
        return thread;
    }
}
