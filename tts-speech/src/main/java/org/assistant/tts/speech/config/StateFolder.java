package org.assistant.tts.speech.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.assistant.tts.speech.state.State;
import org.assistant.tts.speech.state.StateFile;
import org.assistant.tts.speech.state.StateFormat;
import org.assistant.tts.speech.state.StateStore;

/** States as files of {@code assistant.state.dir}. */
@ApplicationScoped
public class StateFolder implements StateStore {

    private final Path folder;

    StateFolder() {
        this(Path.of(""));
    }

    @Inject
    StateFolder(LiveConfig config) {
        this(config.value(StateSettings.DIRECTORY));
    }

    /** @param folder need not exist */
    public StateFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public <T> State<T> open(String name, StateFormat<T> format) {
        return new StateFile<>(folder, name, format);
    }
}
