package org.assistant.app.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.tts.spi.TTSException;

/**
 * A WebSocket with at most one message under way. The next one waits until the network has taken it, so a slow client slows its
 * speaker and no queue grows.
 */
final class SocketOutlet implements Outlet {

    private static final System.Logger LOGGER = System.getLogger(SocketOutlet.class.getName());

    private final Session session;
    private final Supplier<Duration> writeTimeout;
    private final ReentrantLock sending = new ReentrantLock(true);
    private Future<?> underWay = CompletableFuture.completedFuture(null);

    SocketOutlet(Session session, Supplier<Duration> writeTimeout) {
        this.session = session;
        this.writeTimeout = writeTimeout;
    }

    @Override
    public void send(LiveMessage message) {
        String text = RecordJson.text(message);
        send(remote -> remote.sendText(text));
    }

    @Override
    public void send(byte[] samples) {
        send(remote -> remote.sendBinary(ByteBuffer.wrap(samples)));
    }

    @Override
    public void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.DEBUG, "a live conversation can't be pinged", e);
        }
    }

    @Override
    public void close(CloseCode code, String reason) {
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.DEBUG, "a live conversation can't be closed", e);
        }
    }

    private void send(Function<RemoteEndpoint.Async, Future<?>> message) {
        try {
            sending.lockInterruptibly();
            try {
                // The message of an interrupted call may still be under way.
                underWay.get(writeTimeout.get().toMillis(), TimeUnit.MILLISECONDS);
                underWay = message.apply(session.getAsyncRemote());
                underWay.get(writeTimeout.get().toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                sending.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (TimeoutException e) {
            close(CloseCodes.VIOLATED_POLICY, "the client takes its messages too slowly");
            throw new ListenerGone("the client takes its messages too slowly", e);
        } catch (ExecutionException | IllegalStateException e) {
            throw new ListenerGone("the connection is closed", e);
        }
    }
}
