package org.assistant.it.hostile.attack;

import java.util.Locale;

/**
 * The bytes that a server sent on a {@link Wire}.
 *
 * @param head the status line and the header fields; empty if they are incomplete
 * @param body the raw body, with the sizes of its chunks
 * @param whole whether the body is complete
 * @param closed whether the server closed the connection
 * @param millis the wait for it
 */
public record WireAnswer(String head, String body, boolean whole, boolean closed, long millis) {

    private static final String LINE_END = "\r\n";
    private static final String VERSION = "HTTP/1.1 ";

    /** The status; 0 if none arrived. */
    public int status() {
        return head.startsWith(VERSION) ? Integer.parseInt(head.substring(VERSION.length(), VERSION.length() + 3)) : 0;
    }

    /** The value of the first header field {@code name}; empty if there is none. */
    public String header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** The body without the sizes of its chunks. */
    public String content() {
        if (!header("Transfer-Encoding").equals("chunked")) {
            return body;
        }
        StringBuilder content = new StringBuilder();
        int at = 0;
        for (int line = body.indexOf(LINE_END); line > 0; line = body.indexOf(LINE_END, at)) {
            int start = line + LINE_END.length();
            int end = start + Integer.parseInt(body.substring(at, line), 16);
            content.append(body, start, Math.min(end, body.length()));
            at = Math.min(end + LINE_END.length(), body.length());
        }
        return content.toString();
    }

    /** Whether it is an error of the API, with {@code status}. */
    public boolean isError(int status) {
        return status() == status
                && header("Content-Type").startsWith("application/json")
                && body.contains("\"error\"");
    }
}
