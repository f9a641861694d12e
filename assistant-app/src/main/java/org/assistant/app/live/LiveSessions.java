package org.assistant.app.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assistant.app.config.LiveConfig;

/**
 * The open conversations: so many and no more, each looked after every half minute. One that is silent too long is closed,
 * and so is one whose client no longer answers a ping: a connection that just vanished tells nobody. Safe for many threads.
 */
@ApplicationScoped
class LiveSessions {

    private static final System.Logger LOGGER = System.getLogger(LiveSessions.class.getName());

    private static final Duration ROUND = Duration.ofSeconds(30);

    /** Three pings without an answer. */
    private static final Duration LOST = ROUND.multipliedBy(3).plusSeconds(5);

    private static final Duration KEY_WITHIN = Duration.ofSeconds(5);

    private final LiveSpeech speech;
    private final LiveConfig config;
    private final ManagedExecutorService threads;
    private final ManagedScheduledExecutorService scheduler;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private Future<?> rounds;

    LiveSessions() {
        this(null, null, null, null);
    }

    @Inject
    LiveSessions(
            LiveSpeech speech,
            LiveConfig config,
            ManagedExecutorService threads,
            ManagedScheduledExecutorService scheduler) {
        this.speech = speech;
        this.config = config;
        this.threads = threads;
        this.scheduler = scheduler;
    }

    @PostConstruct
    void start() {
        rounds = scheduler.scheduleWithFixedDelay(this::round, ROUND.toSeconds(), ROUND.toSeconds(), TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        rounds.cancel(true);
        open.values().forEach(each -> each.conversation.end(CloseCodes.GOING_AWAY, "the server is stopped"));
    }

    /** Begins a conversation over {@code session}, or closes it if there are too many. */
    void open(Session session) {
        Outlet outlet = new SocketOutlet(session, () -> config.value(LiveSettings.WRITE_TIMEOUT));
        LiveConversation conversation =
                new LiveConversation(outlet, speech, speech.caller(session.getUserPrincipal()), threads);
        Open opened = new Open(session, conversation);
        open.put(session.getId(), opened);
        int most = config.value(LiveSettings.MAX_SESSIONS);
        if (open.size() > most) {
            LOGGER.log(Level.WARNING, "A live conversation was refused: there are " + most + " already");
            close(session);
            outlet.close(CloseCodes.TRY_AGAIN_LATER, "there are " + most + " conversations already");
            return;
        }
        // Longer messages are refused in words, and much longer ones by the container.
        session.setMaxTextMessageBufferSize(2 * speech.mostMessageCharacters());
        session.setMaxIdleTimeout(0);
        if (!conversation.known()) {
            opened.keyDue =
                    scheduler.schedule(() -> requireKnown(conversation), KEY_WITHIN.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Takes a message that came over {@code session}. */
    void receive(Session session, String message) {
        of(session).ifPresent(each -> {
            each.saidAt = System.nanoTime();
            each.conversation.receive(message);
        });
    }

    /** The client of {@code session} answered a ping. */
    void alive(Session session) {
        of(session).ifPresent(each -> each.aliveAt = System.nanoTime());
    }

    /** The connection of {@code session} is closed. */
    void close(Session session) {
        Open closed = open.remove(session.getId());
        if (closed != null) {
            closed.keyDue.cancel(false);
            closed.conversation.close();
        }
    }

    private Optional<Open> of(Session session) {
        return Optional.ofNullable(open.get(session.getId()));
    }

    private static void requireKnown(LiveConversation conversation) {
        if (!conversation.known()) {
            conversation.end(CloseCodes.VIOLATED_POLICY, "no API key within " + KEY_WITHIN.toSeconds() + " seconds");
        }
    }

    private void round() {
        Duration longestIdle = config.value(LiveSettings.IDLE_TIMEOUT);
        for (Open each : open.values()) {
            if (each.conversation.active()) {
                each.saidAt = System.nanoTime();
            }
            if (each.since(each.aliveAt).compareTo(LOST) > 0) {
                end(each, "the client no longer answers");
            } else if (each.since(each.saidAt).compareTo(longestIdle) > 0) {
                end(each, "nothing was said for a while");
            } else {
                ping(each.session);
            }
        }
    }

    private void end(Open each, String reason) {
        open.remove(each.session.getId());
        each.conversation.end(CloseCodes.GOING_AWAY, reason);
    }

    private static void ping(Session session) {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.DEBUG, "a live conversation can't be pinged", e);
        }
    }

    private static final class Open {
        private final Session session;
        private final LiveConversation conversation;
        private volatile long saidAt = System.nanoTime();
        private volatile long aliveAt = System.nanoTime();
        private volatile Future<?> keyDue = CompletableFuture.completedFuture(null);

        private Open(Session session, LiveConversation conversation) {
            this.session = session;
            this.conversation = conversation;
        }

        private Duration since(long time) {
            return Duration.ofNanos(System.nanoTime() - time);
        }
    }
}
