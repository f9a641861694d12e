package org.assistant.tts.speech.utterance;

import org.assistant.tts.speech.guard.GuardFailure;
import org.assistant.tts.speech.guard.SpeechRun;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.voices.VoiceChoice;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/**
 * The engine that takes over one utterance once its own engine has failed: that of {@code tts.fallback}, in the requested
 * language and with the nearest voice. Not thread-safe, except {@link #failure}.
 */
final class StandIn {

    private final long utterance;
    private final String asked;
    private final SpeechParts parts;
    private final VoiceChoice voices;
    private final SpeechThreads threads;
    private volatile GuardFailure failure; // null until it takes over
    private String name;

    StandIn(long utterance, String asked, SpeechParts parts, VoiceChoice voices) {
        this.utterance = utterance;
        this.asked = asked;
        this.parts = parts;
        this.voices = voices;
        this.threads = parts.threads();
    }

    /** Why it took over; null if it has not. */
    GuardFailure failure() {
        return failure;
    }

    /**
     * Starts to speak, and takes over until the end of the utterance.
     *
     * @param request as meant for the engine that failed
     * @throws TTSException the error of that engine, if this one can't speak the text
     */
    SpeechRun start(SpeechRequest request, Audience audience, GuardFailure because) {
        if (failure == null) {
            begin(because);
        }
        TTSEngine engine = parts.engines().all().get(name);
        try {
            return launch(engine, voices.standIn(request, asked, engine).withAudience(audience));
        } catch (TTSException.UnsupportedLanguage e) {
            throw unable(e);
        }
    }

    /** Starts again with the engine's default voice, since it does not know the voice of {@code run}. */
    SpeechRun startWithoutVoice(SpeechRun run) {
        return launch(parts.engines().all().get(name), VoiceChoice.withoutVoice(run.request()));
    }

    private void begin(GuardFailure because) {
        name = parts.engines().fallback().orElseThrow(because::original);
        failure = because;
        if (because.why() == Cause.NOT_READY) {
            parts.warmUp().want(asked);
        }
        parts.fallbacks().tell(utterance, asked, name, because);
    }

    private SpeechRun launch(TTSEngine engine, SpeechRequest request) {
        return SpeechRun.start(name, engine, request, threads);
    }

    /** The error for the client if this engine can't speak either, because of {@code e}. */
    TTSException unable(TTSException e) {
        failure.original().addSuppressed(e);
        return failure.original();
    }
}
