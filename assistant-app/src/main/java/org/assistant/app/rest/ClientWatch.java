package org.assistant.app.rest;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assistant.tts.spi.TTSException;

/**
 * Ends the work for clients that have left. A server tells of that only to who writes, so the kernel's table is looked at while
 * there are requests. A client that closes only its sending half has left, too. Safe for many threads.
 */
@ApplicationScoped
class ClientWatch {

    private static final System.Logger LOGGER = System.getLogger(ClientWatch.class.getName());

    /** Time between two looks. A look takes 6 ms of processor time where there are few connections, 27 ms with 10,000. */
    private static final long PAUSE_NANOS = 1_000_000_000;

    /** No more than a tenth of the time is spent with looking. */
    private static final long PAUSES_A_LOOK = 10;

    private final TcpTable table;
    private final ScheduledExecutorService scheduler;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private Future<?> next; // guarded by this; null while nobody is watched

    ClientWatch() {
        this(null, null);
    }

    @Inject
    ClientWatch(ManagedScheduledExecutorService scheduler) {
        this(new TcpTable(), scheduler);
    }

    ClientWatch(TcpTable table, ScheduledExecutorService scheduler) {
        this.table = table;
        this.scheduler = scheduler;
    }

    /** The client who sent {@code request}; one that never leaves where nobody can tell. */
    Presence of(ServletRequest request) {
        TcpConnection connection = TcpConnection.of(request);
        return (end, work) -> during(connection, end, work);
    }

    void during(TcpConnection connection, Runnable end, Runnable work) {
        if (!table.exists() || connection.names().isEmpty()) {
            work.run();
            return;
        }
        Watched client = new Watched(connection, end);
        watched.add(client);
        plan(PAUSE_NANOS);
        try {
            work.run();
        } catch (TTSException.Cancelled e) {
            throw client.left ? new ClientGone(new IOException("seen in the table of connections", e)) : e;
        } finally {
            watched.remove(client);
        }
    }

    private synchronized void plan(long nanos) {
        if (next == null && !watched.isEmpty()) {
            try {
                next = scheduler.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                LOGGER.log(DEBUG, "clients that leave are not noticed: the application is being stopped", e);
            }
        }
    }

    /** Looks once. */
    void look() {
        long start = System.nanoTime();
        try {
            Map<String, String> states = table.states(watched.stream()
                    .flatMap(client -> client.connection.names().stream())
                    .collect(Collectors.toSet()));
            watched.forEach(client -> client.isIn(states));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(DEBUG, "the table of connections can't be read", e);
        } finally {
            synchronized (this) {
                next = null;
            }
            plan(Math.max(PAUSE_NANOS, PAUSES_A_LOOK * (System.nanoTime() - start)));
        }
    }

    /** One of them. Changed by the thread that looks only. */
    private static final class Watched {
        private final TcpConnection connection;
        private final Runnable end;
        private boolean seen;
        private int missed;
        private volatile boolean left;

        private Watched(TcpConnection connection, Runnable end) {
            this.connection = connection;
            this.end = end;
        }

        /** A connection that never was in the table has another address there than the server tells: nothing is known of it. */
        private void isIn(Map<String, String> states) {
            String state = "";
            for (String name : connection.names()) {
                state = states.getOrDefault(name, state);
            }
            seen |= !state.isEmpty();
            missed = state.isEmpty() ? missed + 1 : 0;
            boolean open = state.isEmpty() || state.equals(TcpTable.ESTABLISHED);
            // Once is no proof: a line may be skipped when others are removed while the table is read.
            left |= seen && (!open || missed > 1);
            if (left) {
                end.run();
            }
        }
    }
}
