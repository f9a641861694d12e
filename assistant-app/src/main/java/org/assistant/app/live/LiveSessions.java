package org.assistant.app.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.assistant.app.security.RequestSource;
import org.assistant.app.security.keys.Guest;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.record.Harmless;
import org.assistant.tts.speech.record.export.OpenConversations;

/**
 * The open conversations, of which there is a bounded number. Each is checked every half minute and closed if it was silent too
 * long or its client no longer answers a ping, since a lost connection is not reported otherwise. Thread-safe.
 */
@ApplicationScoped
class LiveSessions {

    private static final Duration ROUND = Duration.ofSeconds(30);

    /** Three pings without an answer. */
    private static final Duration LOST = ROUND.multipliedBy(3).plusSeconds(5);

    private static final Duration KEY_WITHIN = Duration.ofSeconds(5);

    private final LiveSpeech speech;
    private final LiveConfig config;
    private final Executor threads;
    private final ScheduledExecutorService scheduler;
    private final IntConsumer count;
    private final LongSupplier clock;
    private final RefusedConversations refused;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private Future<?> rounds;
    private Future<?> reviews;

    LiveSessions() {
        this(null, null, null, null, count -> {}, null);
    }

    @Inject
    LiveSessions(
            LiveSpeech speech,
            LiveConfig config,
            ManagedExecutorService threads,
            ManagedScheduledExecutorService scheduler,
            OpenConversations count) {
        this(speech, config, threads, scheduler, count::now, System::nanoTime);
    }

    /**
     * @param count gets the number of open conversations
     * @param clock in nanoseconds
     */
    LiveSessions(
            LiveSpeech speech,
            LiveConfig config,
            Executor threads,
            ScheduledExecutorService scheduler,
            IntConsumer count,
            LongSupplier clock) {
        this.speech = speech;
        this.config = config;
        this.threads = threads;
        this.scheduler = scheduler;
        this.count = count;
        this.clock = clock;
        refused = new RefusedConversations(clock);
    }

    @PostConstruct
    void start() {
        rounds = scheduler.scheduleWithFixedDelay(
                Harmless.task("The live conversations can't be checked", this::round),
                ROUND.toSeconds(),
                ROUND.toSeconds(),
                TimeUnit.SECONDS);
        reviews = scheduler.scheduleWithFixedDelay(
                Harmless.task("The callers of the live conversations can't be checked", this::review),
                KEY_WITHIN.toSeconds(),
                KEY_WITHIN.toSeconds(),
                TimeUnit.SECONDS);
        speech.whenStopping(this::retire);
    }

    @PreDestroy
    void stop() {
        rounds.cancel(true);
        reviews.cancel(true);
        open.values().forEach(each -> each.conversation.end(CloseCodes.GOING_AWAY, "the server is stopped"));
    }

    /**
     * The longest message that a connection reads. It is twice what is allowed, so that a message a little too long gets a proper
     * refusal.
     */
    int mostMessageCharacters() {
        return 2 * speech.mostMessageCharacters();
    }

    /**
     * Begins the conversation {@code id}, or closes its connection if there are too many. Connections that have not shown a key
     * yet have a limit of their own.
     *
     * @param who the opener; null for a stranger
     */
    void open(String id, Principal who, Outlet outlet) {
        LiveConversation conversation = new LiveConversation(outlet, speech, who, threads);
        Open opened = new Open(outlet, conversation, network(who));
        open.put(id, opened);
        counted();
        if (isRefused(id, opened)) {
            return;
        }
        if (speech.isStopping()) {
            conversation.retire();
            return;
        }
        if (!conversation.known()) {
            expectKey(opened);
        }
    }

    private void expectKey(Open each) {
        each.keyDue =
                scheduler.schedule(() -> requireKnown(each.conversation), KEY_WITHIN.toSeconds(), TimeUnit.SECONDS);
    }

    /** Checks whether each may still speak, since keys can be deleted or required while it is open. */
    void review() {
        open.values().forEach(each -> {
            each.conversation.review();
            each.known = each.conversation.known();
            if (!each.known && each.keyDue.isDone()) {
                expectKey(each);
            }
        });
    }

    /** Ends every conversation, a speaking one after its current turn. */
    void retire() {
        open.values().forEach(each -> each.conversation.retire());
    }

    /** Closes {@code opened}, which already counts as open, if there are too many of its kind. */
    private boolean isRefused(String id, Open opened) {
        Optional<String> reason = opened.known
                ? above(config.value(LiveSettings.MAX_SESSIONS), each -> each.known, "conversations")
                : above(config.value(LiveSettings.MAX_STRANGERS), each -> !each.known, "connections without a key")
                        .or(() -> above(
                                config.value(LiveSettings.MAX_STRANGERS_PER_ADDRESS),
                                each -> !each.known && each.network.equals(opened.network),
                                "connections without a key from this address"));
        reason.ifPresent(because -> {
            refused.count(because);
            close(id);
            opened.outlet.close(CloseCodes.TRY_AGAIN_LATER, because);
        });
        return reason.isPresent();
    }

    private Optional<String> above(int most, Predicate<Open> kind, String what) {
        boolean tooMany = open.values().stream().filter(kind).count() > most;
        return tooMany ? Optional.of("there are " + most + " " + what + " already") : Optional.empty();
    }

    private static String network(Principal who) {
        return who instanceof Guest guest ? RequestSource.network(guest.address()) : "";
    }

    /** The longest wait for a client to take a message. */
    Duration writeTimeout() {
        return config.value(LiveSettings.WRITE_TIMEOUT);
    }

    /** Takes a message of the client of {@code id}. */
    void receive(String id, String message) {
        of(id).ifPresent(each -> {
            each.saidAt = clock.getAsLong();
            boolean stranger = !each.known;
            each.conversation.receive(message);
            if (stranger && each.conversation.known()) {
                each.known = true;
                isRefused(id, each);
            }
        });
    }

    /** The client of {@code id} answered a ping. */
    void alive(String id) {
        of(id).ifPresent(each -> each.aliveAt = clock.getAsLong());
    }

    /** The connection of {@code id} is closed. */
    void close(String id) {
        Open closed = open.remove(id);
        counted();
        if (closed != null) {
            closed.keyDue.cancel(false);
            closed.conversation.close();
        }
    }

    private void counted() {
        count.accept(open.size());
    }

    private Optional<Open> of(String id) {
        return Optional.ofNullable(open.get(id));
    }

    private static void requireKnown(LiveConversation conversation) {
        if (!conversation.known()) {
            conversation.end(CloseCodes.VIOLATED_POLICY, "no API key within " + KEY_WITHIN.toSeconds() + " seconds");
        }
    }

    /** Checks each conversation once. */
    void round() {
        refused.tell();
        Duration longestIdle = config.value(LiveSettings.IDLE_TIMEOUT);
        open.forEach((id, each) -> {
            if (each.conversation.active()) {
                each.saidAt = clock.getAsLong();
            }
            if (since(each.aliveAt).compareTo(LOST) > 0) {
                end(id, each, "the client no longer answers");
            } else if (since(each.saidAt).compareTo(longestIdle) > 0) {
                end(id, each, "nothing was said for a while");
            } else {
                each.outlet.ping();
            }
        });
    }

    private Duration since(long time) {
        return Duration.ofNanos(clock.getAsLong() - time);
    }

    private void end(String id, Open each, String reason) {
        close(id);
        each.outlet.close(CloseCodes.GOING_AWAY, reason);
    }

    private final class Open {
        private final Outlet outlet;
        private final LiveConversation conversation;
        private final String network;

        /** Whether it counts as a known caller. */
        private volatile boolean known;

        private volatile long saidAt = clock.getAsLong();
        private volatile long aliveAt = clock.getAsLong();
        private volatile Future<?> keyDue = CompletableFuture.completedFuture(null);

        private Open(Outlet outlet, LiveConversation conversation, String network) {
            this.outlet = outlet;
            this.conversation = conversation;
            this.network = network;
            known = conversation.known();
        }
    }
}
