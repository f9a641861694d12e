package org.assistant.tts.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.config.Settings;
import org.assistant.tts.speech.config.ConfigCheck;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.guard.KnownKeys;
import org.assistant.tts.spi.TTSException;

/** The check of the configuration when the application starts. */
final class StartCheck {

    private final Engines engines;

    /** @param engines those of the application */
    StartCheck(Engines engines) {
        this.engines = engines;
    }

    /**
     * Returns one sentence for each mistake; the start must fail if there is one. A missing engine alone is no mistake, because
     * it can be named later. But the keys of an engine that was not found are unknown, so that is said with them.
     *
     * @param names of all properties, with environment variables under their own names
     * @param source returns the text of a key; empty if the key is not set
     */
    List<String> mistakes(Iterable<String> names, Function<String, Optional<String>> source) {
        List<String> mistakes = new ArrayList<>(ConfigCheck.complaints(
                names, new KnownKeys(engines).all(), Settings.namespaces(StartCheck.class.getClassLoader()), source));
        if (!mistakes.isEmpty()) {
            missingEngine().ifPresent(mistakes::add);
        }
        return List.copyOf(mistakes);
    }

    private Optional<String> missingEngine() {
        try {
            engines.inForce();
            return Optional.empty();
        } catch (TTSException.EngineUnavailable e) {
            return Optional.of(e.getMessage());
        }
    }
}
