package org.assistant.app.reply.chat;

import java.net.URI;
import java.time.Duration;

/**
 * The endpoint that writes replies.
 *
 * @param baseUrl address that {@code /chat/completions} is appended to
 * @param model name of the model
 * @param apiKey key, empty for none
 * @param timeout the longest wait for the first word and between two pieces
 * @param replyTimeout the longest time until a reply is complete
 */
record ChatEndpoint(String baseUrl, String model, String apiKey, Duration timeout, Duration replyTimeout) {

    /** For the log: the address without user name, password and query, which may hold secrets. */
    String place() {
        URI address = URI.create(baseUrl);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getPath();
    }

    /** For clients too, so without the address. */
    @Override
    public String toString() {
        return "the chat endpoint";
    }
}
