package org.assistant.app.rest.connection;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assistant.app.rest.body.ClientGone;
import org.assistant.tts.spi.TTSException;

/**
 * Ends the work for clients that have left, and pauses the work for clients that read nothing. A server reports the first only
 * on a write, and never the second, since the kernel buffers megabytes for a connection. So this reads the kernel's table of
 * connections while there are requests. A client that closes only its sending half counts as gone too. Thread-safe.
 */
@ApplicationScoped
public class ClientWatch {

    private static final System.Logger LOGGER = System.getLogger(ClientWatch.class.getName());

    /** Time between two looks at the table. A look takes 6 ms of processor time with few connections, 27 ms with 10,000. */
    private static final long PAUSE_NANOS = 1_000_000_000;

    /** Looking takes at most a tenth of the time. */
    private static final long PAUSES_A_LOOK = 10;

    /** The most unacknowledged bytes of a client that still reads: 5 s of samples at 24 kHz, 30 s of MP3. */
    static final long MOST_UNSENT = 240_000;

    private final TcpTable table;
    private final ScheduledExecutorService scheduler;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private Future<?> next; // guarded by this; null while no client is watched

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

    /** The client that sent {@code request}; one that never leaves if its connection can't be watched. */
    public Presence of(ServletRequest request) {
        return of(TcpConnection.of(request));
    }

    public Presence of(TcpConnection connection) {
        return table.exists() && !connection.names().isEmpty() ? new Watched(connection) : (end, work) -> work.run();
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

    /** Looks at the table once. */
    void look() {
        long start = System.nanoTime();
        try {
            Map<String, TcpTable.Row> rows = table.rows(watched.stream()
                    .flatMap(client -> client.connection.names().stream())
                    .collect(Collectors.toSet()));
            watched.forEach(client -> client.isIn(rows));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(DEBUG, "the table of connections can't be read", e);
        } finally {
            synchronized (this) {
                next = null;
            }
            plan(Math.max(PAUSE_NANOS, PAUSES_A_LOOK * (System.nanoTime() - start)));
        }
    }

    /** A watched client. */
    private final class Watched implements Presence {
        private final TcpConnection connection;
        private volatile Runnable end = () -> {};
        private boolean seen; // for the looking thread, as is the next field
        private int missed;
        private volatile boolean left;
        private boolean full; // guarded by this

        private Watched(TcpConnection connection) {
            this.connection = connection;
        }

        @Override
        public void during(Runnable leaving, Runnable work) {
            end = leaving;
            watched.add(this);
            plan(PAUSE_NANOS);
            try {
                work.run();
            } catch (TTSException.Cancelled e) {
                throw left ? new ClientGone(new IOException("seen in the table of connections", e)) : e;
            } finally {
                watched.remove(this);
            }
        }

        @Override
        public synchronized boolean awaitRoom(Duration longest) {
            long until = System.nanoTime() + longest.toNanos();
            try {
                for (long rest = until - System.nanoTime(); full && rest > 0; rest = until - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(this, rest);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TTSException.Cancelled(e);
            }
            return !full;
        }

        /**
         * Updates the state from the table. A connection that was never in the table has another address there than the server
         * reports, so nothing is known of it.
         */
        private void isIn(Map<String, TcpTable.Row> rows) {
            TcpTable.Row row = null;
            for (String name : connection.names()) {
                row = rows.getOrDefault(name, row);
            }
            seen |= row != null;
            missed = row == null ? missed + 1 : 0;
            // Missing once is no proof: a line can be skipped if others are removed while the table is read.
            left |= seen && ((row != null && !row.isOpen()) || missed > 1);
            fill(row != null && row.unsent() > MOST_UNSENT && !left);
            if (left) {
                end.run();
            }
        }

        private synchronized void fill(boolean isFull) {
            full = isFull;
            notifyAll();
        }
    }
}
