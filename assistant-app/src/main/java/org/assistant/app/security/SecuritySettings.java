package org.assistant.app.security;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/**
 * The configuration keys of the operator's login, of API keys and of what is refused. Secrets have no range that a value could
 * violate, since the error would show the value.
 */
public final class SecuritySettings implements Settings {

    /** The operator's password. */
    public static final Setting<String> ADMIN_PASSWORD = Setting.text(
            "tts.admin.password",
            "",
            "a password; empty: the console answers to this machine only",
            "The password of the user admin for the console, the admin API and cloning; best given in the environment as"
                    + " TTS_ADMIN_PASSWORD or as a secrets file.");

    /** A file with the operator's password. */
    public static final Setting<Optional<Path>> ADMIN_PASSWORD_FILE = file(
            "tts.admin.password-file",
            "A file that holds the password of the user admin, where tts.admin.password is empty.");

    /** API keys, each with its name. */
    public static final Setting<String> API_KEYS = Setting.text(
            "assistant.api.keys",
            "",
            "name=key, name=key and so on; empty for none",
            "API keys, of 16 characters or more; as soon as there is one here or in the file, /v1 and /api/assistant ask for"
                    + " a key.");

    /** A file of API keys. */
    public static final Setting<Optional<Path>> API_KEYS_FILE = file(
            "assistant.api.keys-file",
            "A file of API keys, read again when it changes, with lines such as anna.key=..., anna.key=sha256:...,"
                    + " anna.requests-per-minute=60, anna.characters-per-day=100000 and anna.concurrent=4.");

    /** The requests a minute of a key whose own line sets no number. */
    public static final Setting<Integer> REQUESTS_PER_MINUTE = Setting.integer(
            "assistant.api.requests-per-minute",
            0,
            0,
            1_000_000,
            "Requests a minute for each API key that has no number of its own; 0 for no limit.");

    /** The characters a day of a key whose own line sets no number. */
    public static final Setting<Integer> CHARACTERS_PER_DAY = Setting.integer(
            "assistant.api.characters-per-day",
            0,
            0,
            Integer.MAX_VALUE,
            "Characters a day (UTC) for each API key that has no number of its own; 0 for no limit.");

    /** The texts spoken at once for a key whose own line sets no number. */
    public static final Setting<Integer> CONCURRENT = Setting.integer(
            "assistant.api.concurrent",
            0,
            0,
            10_000,
            "Texts spoken at once for each API key that has no number of its own, 0 for no limit; one more is refused with status"
                    + " 429.");

    /** More host names to which a server without API keys answers. */
    public static final Setting<String> ALLOWED_HOSTS = Setting.text(
            "assistant.allowed-hosts",
            "",
            "names separated by commas; * for any",
            "More names that a server without API keys answers to, without a port, such as that of a proxy in front. It always"
                    + " answers to localhost, to numeric addresses, to names of one label and to those that end with"
                    + " .svc, .internal, .lan or .home.arpa, and over a network to those that end with .local. A server with"
                    + " API keys answers to any name.");

    /** Origins whose pages may use the speech API. */
    public static final Setting<String> ALLOWED_ORIGINS = Setting.text(
            "assistant.allowed-origins",
            "",
            "origins separated by commas, such as http://localhost:3000 or chrome-extension://*; * for any",
            "Pages of other origins that may use /v1 and /api/assistant from a browser; never cloning, the console or the admin"
                    + " API.");

    /** Who may read the lists where API keys are configured. */
    public static final Setting<Lists> LISTS = Setting.choice(
            "assistant.api.lists",
            Lists.CLOSED,
            Lists.class,
            "Whether /v1/models, /v1/audio/models and /v1/audio/voices need the API key, too; open shows them to clients that"
                    + " list without a key, without the cloned voices.");

    /** The port of a listener for probes only. */
    public static final Setting<Integer> PROBES_PORT = Setting.integer(
            "assistant.probes.local-port",
            0,
            0,
            65_535,
            "The port of a second listener of the server, which answers only to /health and /metrics; 0 for none.");

    @Override
    public List<Setting<?>> all() {
        return List.of(
                ADMIN_PASSWORD,
                ADMIN_PASSWORD_FILE,
                API_KEYS,
                API_KEYS_FILE,
                REQUESTS_PER_MINUTE,
                CHARACTERS_PER_DAY,
                CONCURRENT,
                ALLOWED_HOSTS,
                ALLOWED_ORIGINS,
                LISTS,
                PROBES_PORT);
    }

    private static Setting<Optional<Path>> file(String key, String meaning) {
        Function<String, Optional<Path>> parser =
                text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        return new Setting<>(key, "", "a path, or empty", meaning, parser);
    }
}
