package org.assistant.tts.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.assistant.tts.models.sources.FetchEnvironment;

/**
 * The folder of the models, and whether they may be fetched and tuned.
 *
 * @param dir the store's root
 * @param fetch whether the server fetches missing models
 * @param local a folder with files that an operator provided
 * @param tuning whether models are tuned and the result is used
 */
public record ModelSettings(Path dir, FetchPolicy fetch, Optional<Path> local, Tuning tuning) {

    /** When a server fetches a model. */
    public enum FetchPolicy {
        /** Only when an operator runs the command. */
        NEVER,
        /** At the start, if it is missing. */
        AUTO
    }

    /** Whether a model is tuned for the processors of the machine. */
    public enum Tuning {
        /** Models are tuned after the fetch; the result is used if it is better. */
        ON,
        /** Models are used as they were published and prepared. */
        OFF
    }

    private static final Setting<Path> DIR = Setting.path(
            "tts.models.dir",
            ModelStore.defaultRoot(),
            ".cache/assistant-tts in the home of the user who runs the server",
            "The folder that models are kept in.");

    private static final Setting<FetchPolicy> FETCH = Setting.choice(
            "tts.models.fetch",
            FetchPolicy.NEVER,
            FetchPolicy.class,
            "Whether the server downloads a missing model at its start; otherwise it says which command does.");

    private static final Setting<Optional<Path>> LOCAL = new Setting<>(
            "tts.models.local",
            "",
            "a path; empty for none",
            "A folder with model files copied from another machine, for one without a network.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

    private static final Setting<Tuning> TUNING = Setting.choice(
            "tts.models.tuning",
            Tuning.ON,
            Tuning.class,
            "Whether a fetch fits a model to the processors of this machine, which takes about a minute once, and an engine "
                    + "uses the result where it passed its checks.");

    /** Returns the current settings; {@code source} returns the text of a key or empty. */
    public static ModelSettings from(Function<String, Optional<String>> source) {
        return new ModelSettings(DIR.in(source), FETCH.in(source), LOCAL.in(source), TUNING.in(source));
    }

    /** Returns the store for these settings. */
    public ModelStore store() {
        return store(dir, local.stream().toList());
    }

    /** Returns the store with another root and other folders. */
    ModelStore store(Path root, List<Path> folders) {
        return new ModelStore(root, folders, FetchEnvironment.real(), tuning == Tuning.ON);
    }

    /** The configuration keys of the model store. */
    public static final class Keys implements Settings {
        @Override
        public List<Setting<?>> all() {
            return List.of(DIR, FETCH, LOCAL, TUNING);
        }
    }
}
