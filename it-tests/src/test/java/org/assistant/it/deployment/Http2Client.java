package org.assistant.it.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that attempts HTTP/2 without TLS in both possible ways. */
final class Http2Client {

    private static final int PATIENCE_MILLIS = 60_000;

    /** RFC 9113, 3.4: the client preface, then an empty SETTINGS frame. */
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0";

    private static final int STATUS = "HTTP/1.1 200".length();

    private Http2Client() {}

    /** The start of the answer to a client that speaks HTTP/2 from the first byte; empty if the server closes the connection. */
    static String answerToPreface(URI address) throws IOException {
        return answer(address, PREFACE);
    }

    /** The start of the answer to a GET that asks for HTTP/2. */
    static String answerToUpgrade(URI address) throws IOException {
        return answer(
                address,
                String.join(
                        "\r\n",
                        "GET " + address.getPath() + " HTTP/1.1",
                        "Host: " + address.getAuthority(),
                        "Connection: Upgrade, HTTP2-Settings",
                        "Upgrade: h2c",
                        "HTTP2-Settings: AAMAAABkAAQAAP__",
                        "",
                        ""));
    }

    private static String answer(URI address, String request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(STATUS), StandardCharsets.ISO_8859_1);
        }
    }
}
