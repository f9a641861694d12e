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

/** A connection to a {@link Victim} that is written to by hand. For one thread. */
public final class Wire implements AutoCloseable {

    /** Where the honest client is. */
    public static final String HOME = "127.0.0.1";

    /** Where strangers are, so that a bound for one address does not hit the honest client. */
    public static final String STRANGER = "127.66.0.2";

    private static final int CONNECT_MILLIS = 5_000;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Socket socket = new Socket();
    private final ByteArrayOutputStream came = new ByteArrayOutputStream();

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

    /** A connection whose client takes next to nothing ahead of what it reads. */
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

    /** Everything that comes until the answer is whole, the server closes the connection, or {@code patience} is over. */
    public Answer answer(Duration patience) throws IOException {
        return read(patience, false);
    }

    /** The answer's head and the start of its body. */
    public Answer start(Duration patience) throws IOException {
        return read(patience, true);
    }

    /** All bytes that came so far. */
    public byte[] bytes() {
        return came.toByteArray();
    }

    /** Reads one byte if there is one. */
    public void sip() throws IOException {
        InputStream in = socket.getInputStream();
        if (in.available() > 0) {
            came.write(in.read());
        }
    }

    private Answer read(Duration patience, boolean startOnly) throws IOException {
        long start = System.nanoTime();
        byte[] buffer = new byte[8_192];
        boolean closed = false;
        Answer answer = parse(closed, start);
        while (!closed && !isEnough(answer, startOnly)) {
            long left = patience.toMillis() - (System.nanoTime() - start) / 1_000_000;
            if (left <= 0) {
                break;
            }
            socket.setSoTimeout((int) left);
            try {
                int count = socket.getInputStream().read(buffer);
                closed = count < 0;
                came.write(buffer, 0, Math.max(0, count));
            } catch (SocketTimeoutException e) {
                break;
            } catch (IOException e) { // reset by the server
                e.printStackTrace();
                closed = true;
            }
            answer = parse(closed, start);
        }
        return answer;
    }

    /** Behind a 101 comes what {@link #start} is called for; nothing says where it ends. */
    private static boolean isEnough(Answer answer, boolean startOnly) {
        boolean upgraded = answer.status() == 101;
        boolean awaitsStart = startOnly && (upgraded || !answer.whole());
        return awaitsStart ? !answer.body().isEmpty() : answer.whole();
    }

    private Answer parse(boolean closed, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        String all = came.toString(StandardCharsets.ISO_8859_1);
        int end = all.indexOf(END_OF_HEAD);
        if (end < 0) {
            return new Answer("", "", false, closed, millis);
        }
        String body = all.substring(end + END_OF_HEAD.length());
        Answer answer = new Answer(all.substring(0, end), body, false, closed, millis);
        String length = answer.header("Content-Length");
        boolean whole;
        if (answer.status() == 101) {
            whole = true;
        } else if (!length.isEmpty()) {
            whole = body.length() >= Long.parseLong(length);
        } else if (answer.header("Transfer-Encoding").equals("chunked")) {
            whole = body.endsWith(LAST_CHUNK) || body.equals(LAST_CHUNK.substring(2));
        } else {
            whole = closed;
        }
        return new Answer(answer.head(), body, whole, closed, millis);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nobody listens on either side.
        }
    }
}
