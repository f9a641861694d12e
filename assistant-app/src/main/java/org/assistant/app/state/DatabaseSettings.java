package org.assistant.app.state;

import java.util.List;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration key of the shared database. */
public final class DatabaseSettings implements Settings {

    static final Setting<String> DATA_SOURCE = Setting.text(
            "assistant.state.datasource",
            "",
            "the JNDI name of a data source of the server, such as jdbc/assistant; empty for files",
            "The PostgreSQL database in which nodes share switched settings, pronunciations and the audit log.");

    @Override
    public List<Setting<?>> all() {
        return List.of(DATA_SOURCE);
    }

    @Override
    public String namespace() {
        return "assistant.";
    }
}
