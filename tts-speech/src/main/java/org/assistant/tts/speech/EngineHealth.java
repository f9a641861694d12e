package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.FailuresInRow;
import org.assistant.tts.speech.engines.ForClients;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.utterance.Admission;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the engine in force, or the one that takes over, has spoken its warm-up sentence. {@code degraded} is true
 * while the engine in force can't speak, whether or not another one can. Not ready after a long run of refused utterances,
 * after several failures in a row, and once the server is stopping. The data hold, for each engine, {@code NAME.state}
 * (ready, idle, loading or unavailable), and where something is missing {@code NAME.reason} and {@code NAME.remedy}; while
 * that is being fixed, {@code NAME.reason} gives the progress. The check needs no login, so it shows no folders.
 */
@Readiness
@ApplicationScoped
class EngineHealth implements HealthCheck {

    private final Engines engines;
    private final WarmUp warmUp;
    private final Admission admission;
    private final FailuresInRow failures;
    private final Shutdown shutdown;
    private final Instance<EnginePreparation> preparations;

    EngineHealth() {
        this(null, null, null, null, null, null);
    }

    @Inject
    EngineHealth(
            Engines engines,
            WarmUp warmUp,
            Admission admission,
            FailuresInRow failures,
            Shutdown shutdown,
            Instance<EnginePreparation> preparations) {
        this.engines = engines;
        this.warmUp = warmUp;
        this.admission = admission;
        this.failures = failures;
        this.shutdown = shutdown;
        this.preparations = preparations;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("speech");
        try {
            String backend = engines.inForce();
            Optional<String> fallback = engines.fallback();
            boolean warm = warmUp.isWarm(backend);
            response.withData("backend", backend)
                    .withData("fallback", fallback.orElse("none"))
                    .withData("degraded", !warm)
                    .status(warm || fallback.filter(warmUp::isWarm).isPresent());
            if (admission.isSaturated()) {
                response.withData("reason", "utterances are refused, all places are taken")
                        .down();
            }
            failures.complaint()
                    .ifPresent(reason -> response.withData("reason", reason).down());
            shutdown.news()
                    .ifPresent(reason -> response.withData("reason", reason).down());
        } catch (TTSException e) {
            response.withData("reason", ForClients.words(e.getMessage())).down();
        }
        for (Map.Entry<String, TTSEngine> engine : engines.all().entrySet()) {
            describe(engine.getKey(), engine.getValue().state(), response);
        }
        return response.build();
    }

    private void describe(String name, EngineState state, HealthCheckResponseBuilder response) {
        EngineStatus status = EngineStatus.forClients(state);
        Optional<String> underWay = preparations.stream()
                .flatMap(preparation -> preparation.underWay(name).stream())
                .findFirst();
        if (underWay.isPresent()) {
            response.withData(name + ".state", status.state()).withData(name + ".reason", underWay.get());
            return;
        }
        String reason = status.reason().isEmpty()
                ? warmUp.obstacle(name).map(ForClients::words).orElse("")
                : status.reason();
        response.withData(name + ".state", status.state());
        if (!reason.isEmpty()) {
            response.withData(name + ".reason", reason);
        }
        if (!status.remedy().isEmpty()) {
            response.withData(name + ".remedy", status.remedy());
        }
    }
}
