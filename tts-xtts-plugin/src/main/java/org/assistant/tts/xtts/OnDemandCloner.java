package org.assistant.tts.xtts;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Provenance;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.spi.VoiceCloner;
import org.assistant.tts.xtts.clips.ClipLimits;
import org.assistant.tts.xtts.clips.ClipReader;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.SpeakerEncoder;
import org.assistant.tts.xtts.voices.XttsVoiceCloner;

/** A cloner that can exist before its model does: the real cloner is created once a model is found. */
final class OnDemandCloner implements VoiceCloner {

    private final StoredXtts source;
    private final String remedy;
    private final ExecutionTarget target;
    private VoiceCloner cloner; // guarded by this; null until a model is found

    /** @param remedy what to do when a model file is missing, for people */
    OnDemandCloner(StoredXtts source, String remedy, ExecutionTarget target) {
        this.source = source;
        this.remedy = remedy;
        this.target = target;
    }

    @Override
    public Set<Voice> cloned() {
        return source.problem().isPresent() ? Set.of() : cloner().cloned();
    }

    @Override
    public Voice clone(CloneRequest request) {
        return cloner().clone(request);
    }

    @Override
    public Optional<Provenance> provenance(String voice) {
        return source.problem().isPresent() ? Optional.empty() : cloner().provenance(voice);
    }

    @Override
    public Voice rename(String voice, String name) {
        return cloner().rename(voice, name);
    }

    @Override
    public void remove(String voice) {
        cloner().remove(voice);
    }

    private synchronized VoiceCloner cloner() {
        if (cloner == null) {
            source.problem().ifPresent(problem -> {
                throw new TTSException.EngineUnavailable(problem + "; " + remedy, null);
            });
            XttsDimensions dimensions = XttsDimensions.read(source.layout().dimensions());
            cloner = new XttsVoiceCloner(
                    dimensions,
                    new ClipReader(ClipLimits.DEFAULT),
                    new SpeakerEncoder(dimensions, source.layout(), target),
                    source.voiceStore(dimensions),
                    Clock.systemUTC());
        }
        return cloner;
    }
}
