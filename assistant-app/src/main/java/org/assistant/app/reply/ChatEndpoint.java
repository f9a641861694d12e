package org.assistant.app.reply;

import java.net.URI;
import java.time.Duration;

/**
 * Where replies are written.
 *
 * @param baseUrl address that {@code /chat/completions} is appended to
 * @param model name of the model there
 * @param apiKey key, empty for none
 * @param timeout longest wait for the first word and between two pieces
 * @param replyTimeout longest time until a reply is written to its end
 */
record ChatEndpoint(String baseUrl, String model, String apiKey, Duration timeout, Duration replyTimeout) {

    /** For the log: the address without user name, password and query, which may hold secrets. */
    String place() {
        URI address = URI.create(baseUrl);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getPath();
    }

    /** For everybody. */
    @Override
    public String toString() {
        return "the chat endpoint";
    }
}
