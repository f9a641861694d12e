package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.assistant.app.monitoring.Readiness;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.TTSEngine;

/** The engines as an operator sees them. */
@ApplicationScoped
class EngineList {

    private static final long BYTES_A_MB = 1_000_000;

    private final Engines engines;
    private final VoiceCloning cloning;
    private final WarmUp warmUp;
    private final Readiness readiness;

    EngineList() {
        this(null, null, null, null);
    }

    @Inject
    EngineList(Engines engines, VoiceCloning cloning, WarmUp warmUp, Readiness readiness) {
        this.engines = engines;
        this.cloning = cloning;
        this.warmUp = warmUp;
        this.readiness = readiness;
    }

    List<EngineJson> list(String inForce, String fallback) {
        return engines.all().entrySet().stream()
                .map(engine -> engine(
                        engine.getKey(),
                        engine.getValue(),
                        engine.getKey().equals(inForce),
                        engine.getKey().equals(fallback)))
                .toList();
    }

    private EngineJson engine(String name, TTSEngine engine, boolean inForce, boolean fallback) {
        EngineStatus status = EngineStatus.of(engine.state());
        EngineProfile profile = engine.profile();
        boolean warm = warmUp.isWarm(name);
        boolean hindered = !status.reason().isEmpty() || readiness.needsVoice(name) || readiness.isUnderWay(name);
        String reason = hindered || (!warm && warmUp.obstacle(name).isPresent()) ? readiness.obstacle(name) : "";
        return new EngineJson(
                name,
                readiness.needsVoice(name) ? "needs_voice" : status.state(),
                reason,
                readiness.remedy(name),
                profile.model(),
                profile.device(),
                profile.accelerated(),
                profile.parallel(),
                profile.weightBytes() / BYTES_A_MB,
                engine.voices().size(),
                cloning.cloned().stream()
                        .filter(voice -> voice.engine().equals(name))
                        .count(),
                profile.tuning(),
                warm,
                engine.cache().map(EngineJson.Cache::of).orElse(null),
                inForce,
                fallback);
    }
}
