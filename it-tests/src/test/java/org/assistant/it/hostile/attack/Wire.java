package org.assistant.it.hostile.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection to a {@link Victim} for raw bytes. For one thread. */
public final class Wire implements AutoCloseable {

    /** The address of the honest client. */
    public static final String HOME = "127.0.0.1";

    /** The address of strangers, so that a bound for one address does not affect the honest client. */
    public static final String STRANGER = "127.66.0.2";

    private static final int SWITCHING = 101;
    private static final int CONNECT_MILLIS = 5_000;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Socket socket = new Socket();
    private final ByteArrayOutputStream came = new ByteArrayOutputStream();
    private String head = "";
    private int bodyStart;
    private String tail = ""; // the last bytes that arrived, as many as end a chunked body

    private Wire(Victim victim, String source, int receiveBuffer) throws IOException {
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), victim.port()), CONNECT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** A connection from the loopback address {@code source}. */
    public static Wire from(String source, Victim victim) throws IOException {
        return new Wire(victim, source, 0);
    }

    /** A connection with a small receive buffer, so that almost nothing arrives ahead of what is read. */
    public static Wire narrow(String source, Victim victim) throws IOException {
        return new Wire(victim, source, 2_048);
    }

    public Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Reads until the answer is complete, the server closes the connection, or {@code patience} is over. */
    public WireAnswer answer(Duration patience) throws IOException {
        return read(patience, false);
    }

    /** The answer's head and the start of its body. */
    public WireAnswer start(Duration patience) throws IOException {
        return read(patience, true);
    }

    /** All bytes that have arrived so far. */
    public byte[] bytes() {
        return came.toByteArray();
    }

    /** Reads one byte if there is one. */
    public void sip() throws IOException {
        InputStream in = socket.getInputStream();
        if (in.available() > 0) {
            add(new byte[] {(byte) in.read()}, 1);
        }
    }

    private WireAnswer read(Duration patience, boolean startOnly) throws IOException {
        long start = System.nanoTime();
        byte[] buffer = new byte[1 << 16];
        boolean closed = false;
        while (!closed && !isEnough(startOnly)) {
            long left = patience.toMillis() - (System.nanoTime() - start) / 1_000_000;
            if (left <= 0) {
                break;
            }
            socket.setSoTimeout((int) left);
            try {
                int count = socket.getInputStream().read(buffer);
                closed = count < 0;
                add(buffer, Math.max(0, count));
            } catch (SocketTimeoutException e) {
                break;
            } catch (IOException e) { // reset by the server
                closed = true;
            }
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        String body =
                head.isEmpty() ? "" : came.toString(StandardCharsets.ISO_8859_1).substring(bodyStart);
        return new WireAnswer(head, body, isWhole(closed), closed, millis);
    }

    private void add(byte[] buffer, int count) {
        came.write(buffer, 0, count);
        String last = tail + new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
        tail = last.substring(Math.max(0, last.length() - LAST_CHUNK.length()));
        if (head.isEmpty()) {
            String all = came.toString(StandardCharsets.ISO_8859_1);
            int end = all.indexOf(END_OF_HEAD);
            if (end >= 0) {
                head = all.substring(0, end);
                bodyStart = end + END_OF_HEAD.length();
            }
        }
    }

    /** After a 101, {@link #start} waits for bytes of unknown length. */
    private boolean isEnough(boolean startOnly) {
        boolean begun = !head.isEmpty() && came.size() > bodyStart;
        boolean upgraded = headOnly().status() == SWITCHING;
        boolean forStart = startOnly && (begun || upgraded);
        return forStart ? begun : isWhole(false);
    }

    private boolean isWhole(boolean closed) {
        WireAnswer answer = headOnly();
        String length = answer.header("Content-Length");
        if (head.isEmpty() || answer.status() == SWITCHING) {
            return !head.isEmpty();
        }
        if (!length.isEmpty()) {
            return came.size() - bodyStart >= Long.parseLong(length);
        }
        return answer.header("Transfer-Encoding").equals("chunked") ? tail.endsWith(LAST_CHUNK) : closed;
    }

    private WireAnswer headOnly() {
        return new WireAnswer(head, "", false, false, 0);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // The connection is closed already.
        }
    }
}
