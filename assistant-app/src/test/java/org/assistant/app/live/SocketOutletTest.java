package org.assistant.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SocketOutletTest {

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<CompletableFuture<Void>> underWay = new LinkedBlockingQueue<>();
    private final Outlet outlet = new SocketOutlet(session(), () -> Duration.ofMillis(100));

    @Test
    void clientThatTakesNothing_isClosed_andWhoSpeaksToItIsTold() {
        assertThatThrownBy(() -> outlet.send(new byte[] {1, 2})).isInstanceOf(ListenerGone.class);
        assertThat(sent).containsExactly("2 bytes", "closed 1008");
    }

    @Test
    void nextMessage_waitsUntilTheNetworkTookTheOneBefore() throws InterruptedException {
        Thread speaker = new Thread(() -> {
            try {
                outlet.send(new byte[] {1, 2});
            } catch (TTSException.Cancelled e) {
                sent.add("cancelled");
            }
        });
        speaker.start();
        CompletableFuture<Void> first = underWay.take();
        speaker.interrupt(); // as a cut does; the bytes stay under way
        speaker.join();

        assertThatThrownBy(() -> outlet.send(LiveMessage.stopped(1))).isInstanceOf(ListenerGone.class);
        assertThat(sent).containsExactly("2 bytes", "cancelled", "closed 1008");

        first.complete(null);
        Thread answering = new Thread(() -> {
            try {
                underWay.take().complete(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        answering.start();
        outlet.send(LiveMessage.stopped(1));
        assertThat(sent).endsWith("{\"type\":\"stopped\",\"turn\":1}");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the remote end returns it
    private Session session() {
        RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, (method, arguments) -> {
            sent.add(arguments[0] instanceof ByteBuffer bytes ? bytes.remaining() + " bytes" : arguments[0].toString());
            CompletableFuture<Void> taken = new CompletableFuture<>();
            underWay.add(taken);
            return taken;
        });
        return fake(Session.class, (method, arguments) -> {
            if (method.equals("getAsyncRemote")) {
                return remote;
            }
            sent.add("closed " + ((CloseReason) arguments[0]).getCloseCode().getCode());
            return null;
        });
    }

    /** A fake of an interface with far more methods than are called. */
    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private interface Answer {
        Object to(String method, Object... arguments);
    }
}
