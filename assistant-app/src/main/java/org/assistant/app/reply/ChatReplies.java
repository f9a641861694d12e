package org.assistant.app.reply;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.assistant.app.config.LiveConfig;

/** Replies of an OpenAI-compatible chat endpoint, piece by piece as it writes them. */
@ApplicationScoped
class ChatReplies implements ReplyGenerator {

    private final LiveConfig config;
    private volatile Client client;

    ChatReplies() {
        this(null);
    }

    @Inject
    ChatReplies(LiveConfig config) {
        this.config = config;
    }

    @Override
    public void generate(String text, Consumer<String> sink) throws InterruptedException {
        ChatEndpoint endpoint = new ChatEndpoint(
                config.value(ReplySettings.BASE_URL),
                config.value(ReplySettings.MODEL),
                config.value(ReplySettings.API_KEY),
                config.value(ReplySettings.TIMEOUT));
        ChatStream stream = new ChatStream(endpoint);
        try {
            model(endpoint)
                    .chat(
                            List.of(
                                    SystemMessage.from(config.value(ReplySettings.SYSTEM_PROMPT)),
                                    UserMessage.from(text)),
                            stream);
            stream.drain(sink);
        } finally {
            stream.cancel();
        }
    }

    /** The model of {@code endpoint}; made anew only when the configuration changed. */
    private StreamingChatModel model(ChatEndpoint endpoint) {
        Client current = client;
        if (current == null || !current.endpoint.equals(endpoint)) {
            current = new Client(endpoint, connect(endpoint));
            client = current;
        }
        return current.model;
    }

    private static StreamingChatModel connect(ChatEndpoint endpoint) {
        Duration timeout = endpoint.timeout();
        // HTTP/1.1: small local servers close the connection on an attempt to upgrade to HTTP/2.
        HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new JdkHttpClientBuilder().httpClientBuilder(http))
                .baseUrl(endpoint.baseUrl())
                .modelName(endpoint.model())
                .apiKey(endpoint.apiKey().isEmpty() ? null : endpoint.apiKey())
                .timeout(timeout)
                .build();
    }

    private record Client(ChatEndpoint endpoint, StreamingChatModel model) {}
}
