package org.assistant.app.admin.models;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.assistant.tts.speech.record.EventLog;

/** The states of the models of a server that has none. */
public final class NoModels {

    private NoModels() {}

    public static ModelStates states() {
        return new ModelStates(
                new ModelsConfig(List.of(), key -> Optional.empty()),
                new Fetches(Executors.newSingleThreadExecutor(), new EventLog(Clock.systemUTC())),
                System::nanoTime);
    }
}
