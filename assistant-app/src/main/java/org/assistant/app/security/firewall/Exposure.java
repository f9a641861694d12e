package org.assistant.app.security.firewall;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assistant.app.security.RequestSource;
import org.assistant.app.security.keys.ApiKeys;
import org.assistant.app.security.operator.AdminPassword;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening.Level;

/** Logs how open the server is: at its start, and when another machine first reaches it without API keys. */
@ApplicationScoped
public class Exposure {

    private static final System.Logger LOGGER = System.getLogger(Exposure.class.getName());

    private final AdminPassword password;
    private final ApiKeys keys;
    private final EventLog events;
    private final AtomicBoolean told = new AtomicBoolean();

    Exposure() {
        this(null, null, null);
    }

    @Inject
    Exposure(AdminPassword password, ApiKeys keys, EventLog events) {
        this.password = password;
        this.keys = keys;
        this.events = events;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        keys.read();
        if (password.isSet()) {
            password.prepare();
        } else {
            LOGGER.log(
                    INFO,
                    "No password is set (tts.admin.password): the console, the admin API and cloning answer to this machine"
                            + " only.");
        }
    }

    /** Takes note of a request that was received at the numeric {@code address}. */
    public void receivedAt(String address) {
        if (!told.get() && !RequestSource.isLoopback(address) && !keys.required() && told.compareAndSet(false, true)) {
            String message = "The server is reached at " + address
                    + ", from other machines, and has no API keys (assistant.api.keys): whoever reaches it can make it"
                    + " speak.";
            LOGGER.log(WARNING, message);
            events.add(Level.WARNING, "exposed", message, Map.of("address", address));
        }
    }
}
