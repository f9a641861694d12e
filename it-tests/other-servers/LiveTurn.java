import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.LinkedHashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One turn of a live conversation with the server at a local port; prints the kinds of its messages in order. */
class LiveTurn implements WebSocket.Listener {

    private final Set<String> kinds = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    public static void main(String[] arguments) throws Exception {
        LiveTurn turn = new LiveTurn();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + arguments[0] + "/api/assistant/live"), turn)
                .join();
        socket.sendText("{\"type\":\"say\",\"text\":\"say Good morning.\"}", true).join();
        turn.end.get(2, TimeUnit.MINUTES);
        socket.abort();
        System.out.println(String.join(" ", turn.kinds));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String kind = text.toString().replaceAll(".*\"type\":\"([a-z]+)\".*", "$1");
            text.setLength(0);
            kinds.add(kind);
            if (!kind.equals("text") && !kind.equals("sentence")) {
                end.complete(null);
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        kinds.add("sound");
        socket.request(1);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        end.completeExceptionally(failure);
    }
}
