package org.assistant.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request on its own connection, which reads nothing by itself and can be closed at any time. */
public final class RawClient implements AutoCloseable {

    /** Small, so that unread sound waits in the server. */
    private static final int RECEIVE_BUFFER = 8_192;

    private static final int PATIENCE_MILLIS = 180_000;

    private final Socket socket = new Socket();

    private RawClient() {}

    /**
     * Posts {@code fields}.
     *
     * @param from the local address to connect from
     * @param key the API key; empty for none
     */
    public static RawClient post(Api api, String from, String key, String path, Map<String, ?> fields) {
        URI uri = api.uri(path);
        byte[] body = Api.object(fields).toString().getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n" + (key.isEmpty() ? "" : "Authorization: Bearer " + key + "\r\n") + "\r\n";
        RawClient client = new RawClient();
        try {
            client.socket.setReceiveBufferSize(RECEIVE_BUFFER);
            client.socket.setSoTimeout(PATIENCE_MILLIS);
            client.socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            client.socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            client.socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.socket.getOutputStream().write(body);
            return client;
        } catch (IOException e) {
            client.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the head of the answer and reads nothing of the body. */
    public String head() {
        try {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                head.write(b);
                String text = head.toString(StandardCharsets.US_ASCII);
                if (text.endsWith("\r\n\r\n")) {
                    return text;
                }
            }
            throw new AssertionError("the connection ended after " + head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the head of the answer and returns its status. */
    public int status() {
        return Integer.parseInt(head().split(" ", 3)[1]);
    }

    /** Closes the connection. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
