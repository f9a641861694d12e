package org.assistant.app.monitoring;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Warns at the start if the process may open too few files: at the limit it can't accept connections. */
@ApplicationScoped
public class OpenFiles {

    private static final System.Logger LOGGER = System.getLogger(OpenFiles.class.getName());

    /** 380 when idle, 200 requests, 200 conversations, and as many again for idle connections. */
    private static final long ENOUGH = 1200;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        OperatingSystem.attribute("MaxFileDescriptorCount")
                .flatMap(limit -> warning(limit.longValue()))
                .ifPresent(warning -> LOGGER.log(WARNING, warning));
    }

    /** The warning about {@code limit}, a negative one for no limit; nothing if the limit is high enough. */
    static Optional<String> warning(long limit) {
        return limit >= 0 && limit < ENOUGH
                ? Optional.of(
                        "This process may open " + limit + " files. It has about 380 open at rest and one more for each"
                                + " connection; raise the limit to " + ENOUGH + " or more (ulimit -n).")
                : Optional.empty();
    }
}
