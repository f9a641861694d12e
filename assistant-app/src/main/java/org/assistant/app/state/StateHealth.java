package org.assistant.app.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Where states are kept, and whether that place can be reached. Always up, since the server speaks without the database too. */
@Readiness
@ApplicationScoped
class StateHealth implements HealthCheck {

    private final SharedStore store;

    StateHealth() {
        this(null);
    }

    @Inject
    StateHealth(SharedStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("state").withData("store", store.isShared() ? "database" : "files");
        if (!store.trouble().isEmpty()) {
            response.withData("reason", store.trouble());
        }
        return response.up().build();
    }
}
