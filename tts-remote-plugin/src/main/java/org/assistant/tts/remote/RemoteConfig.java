package org.assistant.tts.remote;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values of the {@code tts.remote.*} keys; {@link RemoteSettings} gives their meanings and ranges.
 *
 * @param urls without a slash at the end; empty if there is no other server
 * @param key empty for none
 * @param voice empty for the other server's default
 * @param voices of servers that list none
 * @param languages of voices that are listed without any; at least one
 */
record RemoteConfig(
        List<URI> urls,
        String key,
        String model,
        String voice,
        List<String> voices,
        List<Locale> languages,
        RemoteSettings.Format format,
        Duration connectTimeout,
        Duration idleTimeout) {

    RemoteConfig {
        urls = List.copyOf(urls);
        voices = List.copyOf(voices);
        languages = List.copyOf(languages);
    }

    /**
     * The values in force.
     *
     * @param source returns the text of a key; empty if the key is not set
     * @throws IllegalArgumentException if a value is out of range; the message names its key
     */
    static RemoteConfig from(Function<String, Optional<String>> source) {
        return new RemoteConfig(
                RemoteSettings.URLS.in(source),
                RemoteSettings.KEY.in(source),
                RemoteSettings.MODEL.in(source),
                RemoteSettings.VOICE.in(source),
                RemoteSettings.VOICES.in(source),
                RemoteSettings.LANGUAGES.in(source),
                RemoteSettings.FORMAT.in(source),
                RemoteSettings.CONNECT_TIMEOUT.in(source),
                RemoteSettings.IDLE_TIMEOUT.in(source));
    }

    /** The name of the format in a request. */
    String formatWord() {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
