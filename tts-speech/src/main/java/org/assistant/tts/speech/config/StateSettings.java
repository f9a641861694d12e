package org.assistant.tts.speech.config;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** Where the application keeps what was changed while it ran. */
public final class StateSettings implements Settings {

    /** The folder for state that outlives the server. */
    public static final Setting<Path> DIRECTORY = Setting.path(
            "assistant.state.dir",
            Path.of(System.getProperty("user.home"), ".local", "state", "assistant-tts"),
            ".local/state/assistant-tts in the home of the user who runs the server",
            "The folder of what was switched and used while the server ran; kept across restarts.");

    @Override
    public List<Setting<?>> all() {
        return List.of(DIRECTORY);
    }
}
