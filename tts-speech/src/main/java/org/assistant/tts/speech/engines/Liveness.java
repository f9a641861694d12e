package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Alive as long as the server answers, unless speech fails for a reason that only a restart fixes. No engine failure is one. */
@org.eclipse.microprofile.health.Liveness
@ApplicationScoped
class Liveness implements HealthCheck {

    private final FailuresInRow failures;

    Liveness() {
        this(null);
    }

    @Inject
    Liveness(FailuresInRow failures) {
        this.failures = failures;
    }

    @Override
    public HealthCheckResponse call() {
        if (failures.needsRestart()) {
            return HealthCheckResponse.named("assistant")
                    .withData("reason", failures.complaint().orElse(""))
                    .down()
                    .build();
        }
        return HealthCheckResponse.up("assistant");
    }
}
