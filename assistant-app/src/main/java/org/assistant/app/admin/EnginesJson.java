package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.assistant.app.monitoring.Readiness;
import org.assistant.app.rest.body.Json;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.TTSEngine;

/** The engines as JSON, as an operator sees them. */
@ApplicationScoped
class EnginesJson {

    private static final long BYTES_A_MB = 1_000_000;

    private final Engines engines;
    private final VoiceCloning cloning;
    private final WarmUp warmUp;
    private final Readiness readiness;

    EnginesJson() {
        this(null, null, null, null);
    }

    @Inject
    EnginesJson(Engines engines, VoiceCloning cloning, WarmUp warmUp, Readiness readiness) {
        this.engines = engines;
        this.cloning = cloning;
        this.warmUp = warmUp;
        this.readiness = readiness;
    }

    JsonArrayBuilder json(String inForce, String fallback) {
        JsonArrayBuilder all = Json.array();
        engines.all()
                .forEach((name, engine) -> all.add(engine(name, engine)
                        .add("in_force", name.equals(inForce))
                        .add("fallback", name.equals(fallback))));
        return all;
    }

    private JsonObjectBuilder engine(String name, TTSEngine engine) {
        EngineStatus status = EngineStatus.of(engine.state());
        EngineProfile profile = engine.profile();
        boolean warm = warmUp.isWarm(name);
        boolean hindered = !status.reason().isEmpty() || readiness.needsVoice(name) || readiness.isUnderWay(name);
        String reason = hindered || (!warm && warmUp.obstacle(name).isPresent()) ? readiness.obstacle(name) : "";
        JsonObjectBuilder json = Json.object()
                .add("name", name)
                .add("state", readiness.needsVoice(name) ? "needs_voice" : status.state())
                .add("reason", reason)
                .add("remedy", readiness.remedy(name))
                .add("model", profile.model())
                .add("device", profile.device())
                .add("accelerated", profile.accelerated())
                .add("parallel", profile.parallel())
                .add("weight_mb", profile.weightBytes() / BYTES_A_MB)
                .add("voices", engine.voices().size())
                .add(
                        "cloned_voices",
                        cloning.cloned().stream()
                                .filter(voice -> voice.engine().equals(name))
                                .count())
                .add("tuning", profile.tuning())
                .add("warm", warm);
        engine.cache()
                .ifPresent(counts -> json.add(
                        "cache",
                        Json.object()
                                .add("hits", counts.hits())
                                .add("misses", counts.misses())
                                .add("bytes", counts.bytes())
                                .add("most_bytes", counts.mostBytes())));
        return json;
    }
}
