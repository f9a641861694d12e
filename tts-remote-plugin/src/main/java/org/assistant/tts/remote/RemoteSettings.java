package org.assistant.tts.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The {@code tts.remote.*} keys. */
public final class RemoteSettings implements Settings {

    static final Setting<List<URI>> URLS = new Setting<>(
            "tts.remote.urls",
            "",
            "http or https addresses up to /v1, with commas between them; empty for none",
            "Other servers that speak, such as http://10.0.0.5:8080/v1: nodes of this application, or others with OpenAI's"
                    + " speech API.",
            text -> words(text).stream().map(RemoteSettings::address).toList());

    static final Setting<String> KEY = Setting.text(
            "tts.remote.key",
            "",
            "a key, or empty where they ask for none",
            "The API key for the servers of tts.remote.urls; best given in the environment as TTS_REMOTE_KEY.");

    static final Setting<String> MODEL = new Setting<>(
            "tts.remote.model",
            "tts-1",
            "the name of a model",
            "The model that the other servers are asked for; tts-1 is the engine in force at a node of this application.",
            RemoteSettings::filled);

    static final Setting<String> VOICE = Setting.text(
            "tts.remote.voice",
            "",
            "the id of a voice; empty for the other server's default",
            "Voice of requests that name none.");

    static final Setting<List<String>> VOICES = new Setting<>(
            "tts.remote.voices",
            "",
            "ids with commas between them; empty for those that the servers list",
            "The voices of servers that don't list theirs, as OpenAI's.",
            RemoteSettings::words);

    static final Setting<List<Locale>> LANGUAGES = new Setting<>(
            "tts.remote.languages",
            "en",
            "language tags with commas between them, the voices' own first",
            "Languages that voices speak of which the other server tells none.",
            text -> words(filled(text)).stream().map(RemoteSettings::language).toList());

    static final Setting<Format> FORMAT =
            Setting.choice("tts.remote.format", Format.PCM, Format.class, "The format in which sound is asked for.");

    static final Setting<Duration> CONNECT_TIMEOUT = Setting.millis(
            "tts.remote.connect-timeout",
            500,
            10,
            30_000,
            "Longest time until a server takes a connection; the next one is asked then.");

    static final Setting<Duration> IDLE_TIMEOUT = Setting.millis(
            "tts.remote.idle-timeout",
            10_000,
            100,
            600_000,
            "Longest time in which a server may send nothing, before its first sound or later.");

    /** The audio format of a request. */
    enum Format {
        /** Raw samples of 16 bits, at 24 kHz unless the content type gives another rate. */
        PCM,
        /** Samples of 16 bits after a header. */
        WAV
    }

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static URI address(String text) {
        URI address = URI.create(text.replaceFirst("/+$", ""));
        boolean plain = address.getHost() != null
                && SCHEMES.contains(address.getScheme())
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        if (!plain) {
            throw new IllegalArgumentException("not an http address");
        }
        return address;
    }

    private static Locale language(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        if (language.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("no language");
        }
        return language;
    }

    private static String filled(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }

    @Override
    public List<Setting<?>> all() {
        return List.of(URLS, KEY, MODEL, VOICE, VOICES, LANGUAGES, FORMAT, CONNECT_TIMEOUT, IDLE_TIMEOUT);
    }
}
