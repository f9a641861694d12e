package org.assistant.app.reply.chat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Consumer;
import org.assistant.app.reply.ReplyGenerator;
import org.assistant.app.reply.ReplySettings;
import org.assistant.tts.speech.config.LiveConfig;

/** Replies from an OpenAI-compatible chat endpoint, passed on while it writes them. */
@ApplicationScoped
class ChatReplies implements ReplyGenerator {

    private final LiveConfig config;
    private HttpClient http; // guarded by this; null until a reply is asked for

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
                config.value(ReplySettings.TIMEOUT),
                config.value(ReplySettings.REPLY_TIMEOUT));
        int mostCharacters = config.value(ReplySettings.MAX_CHARACTERS);
        ChatConnection connection = new ChatConnection(http(), endpoint.timeout(), mostCharacters);
        ChatStream stream = new ChatStream(endpoint, connection);
        try {
            model(endpoint, connection)
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

    private static StreamingChatModel model(ChatEndpoint endpoint, ChatConnection connection) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(connection.builder())
                .baseUrl(endpoint.baseUrl())
                .modelName(endpoint.model())
                .apiKey(endpoint.apiKey().isEmpty() ? null : endpoint.apiKey())
                .build();
    }

    private synchronized HttpClient http() {
        if (http == null) {
            // HTTP/1.1: small local servers close the connection on an attempt to upgrade to HTTP/2.
            http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        }
        return http;
    }
}
