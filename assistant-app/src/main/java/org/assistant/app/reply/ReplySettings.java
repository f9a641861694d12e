package org.assistant.app.reply;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration keys of replies. */
public final class ReplySettings implements Settings {

    /** The chat endpoint; empty for the built-in replies. */
    public static final Setting<String> BASE_URL = new Setting<>(
            "assistant.llm.base-url",
            "",
            "an http or https address such as http://localhost:11434/v1; empty for the built-in replies",
            "The OpenAI-compatible chat endpoint that writes the replies.",
            ReplySettings::address);

    /** The model at the chat endpoint. */
    public static final Setting<String> MODEL = Setting.text(
            "assistant.llm.model",
            "gpt-4o-mini",
            "a model that the endpoint has",
            "The model that writes the replies.");

    /** The key for the chat endpoint; empty for none. A secret. */
    public static final Setting<String> API_KEY = Setting.text(
            "assistant.llm.api-key",
            "",
            "a key, or empty where the endpoint asks for none",
            "The key for the endpoint; best given in the environment as ASSISTANT_LLM_API_KEY.");

    /** What the model is told before the question. */
    public static final Setting<String> SYSTEM_PROMPT = Setting.text(
            "assistant.llm.system-prompt",
            "You are a helpful voice assistant. Your words are spoken aloud: answer in one to three short sentences of"
                    + " plain prose, in the language of the question, without lists, markup, emoji or addresses.",
            "any text",
            "What the model is told before the question.");

    /** Longest silence of the chat endpoint. */
    public static final Setting<Duration> TIMEOUT = Setting.millis(
            "assistant.llm.timeout",
            30_000,
            100,
            600_000,
            "Longest wait for the endpoint's first word, and between two pieces of its reply.");

    /** Longest time until a reply is complete. */
    public static final Setting<Duration> REPLY_TIMEOUT = Setting.millis(
            "assistant.llm.reply-timeout",
            600_000,
            1_000,
            3_600_000,
            "Longest time until the endpoint has written a reply to its end.");

    /** The length at which a reply is ended. */
    public static final Setting<Integer> MAX_CHARACTERS = Setting.integer(
            "assistant.reply.max-characters", 8_000, 1, 1_000_000, "A reply that grows longer is ended there.");

    @Override
    public List<Setting<?>> all() {
        return List.of(BASE_URL, MODEL, API_KEY, SYSTEM_PROMPT, TIMEOUT, REPLY_TIMEOUT, MAX_CHARACTERS);
    }

    private static String address(String text) {
        if (!text.isEmpty()) {
            URI address = URI.create(text);
            if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
                throw new IllegalArgumentException("not an http address");
            }
        }
        return text;
    }
}
