package org.assistant.app.reply;

import java.time.Duration;

/**
 * Where replies are written.
 *
 * @param baseUrl address that {@code /chat/completions} is appended to
 * @param model name of the model there
 * @param apiKey key, empty for none
 * @param timeout longest wait for the first word and between two pieces
 */
record ChatEndpoint(String baseUrl, String model, String apiKey, Duration timeout) {

    /** Without the key. */
    @Override
    public String toString() {
        return "the chat endpoint " + baseUrl;
    }
}
