package org.assistant.tts.speech.utterance;

import org.assistant.tts.speech.guard.GuardFailure;
import org.assistant.tts.speech.guard.SpeechRun;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/**
 * Who speaks for one utterance once its engine has failed: the engine of {@code tts.fallback}, in the language that was asked for
 * and with the nearest voice. For one thread at a time, but for {@link #failure}.
 */
final class StandIn {

    private final long utterance;
    private final String asked;
    private final SpeechParts parts;
    private final VoiceChoice voices;
    private final SpeechThreads threads;
    private volatile GuardFailure failure; // null until it was needed
    private String name;

    StandIn(long utterance, String asked, SpeechParts parts, VoiceChoice voices) {
        this.utterance = utterance;
        this.asked = asked;
        this.parts = parts;
        this.voices = voices;
        this.threads = parts.threads();
    }

    /** Why it speaks; null as long as it does not. */
    GuardFailure failure() {
        return failure;
    }

    /**
     * Starts to speak, from now on to the end of the utterance.
     *
     * @param request as it was meant for the engine that failed
     * @throws TTSException why that one failed, if nobody else can speak the text
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

    /** Starts again by the engine's default voice: it does not know the one of {@code run}. */
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

    /** What the client is told where this engine can't speak either, because of {@code e}. */
    TTSException unable(TTSException e) {
        failure.original().addSuppressed(e);
        return failure.original();
    }
}
