package org.assistant.it.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assistant.it.Server;

/** A connection to which a test writes raw bytes. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final ByteArrayOutputStream came = new ByteArrayOutputStream();

    RawConnection(Server server) {
        try {
            socket =
                    new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort());
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request with these lines, and {@code Host}. */
    static String request(String firstLine, String... headers) {
        return firstLine + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("", lines(headers)) + "\r\n";
    }

    RawConnection send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Reads until {@code part} has arrived, the connection ends, or {@code deadline} has passed without a byte; returns all
     * bytes.
     */
    String await(String part, Duration deadline) {
        try {
            socket.setSoTimeout((int) deadline.toMillis());
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            while (!text().contains(part)) {
                int read = in.read(buffer);
                if (read < 0) {
                    break;
                }
                came.write(buffer, 0, read);
            }
        } catch (SocketTimeoutException e) {
            // Returns the bytes so far.
        } catch (IOException e) {
            return text() + "(" + e.getMessage() + ")";
        }
        return text();
    }

    private String text() {
        return came.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] lines(String... headers) {
        String[] lines = new String[headers.length];
        for (int i = 0; i < headers.length; i++) {
            lines[i] = headers[i] + "\r\n";
        }
        return lines;
    }
}
