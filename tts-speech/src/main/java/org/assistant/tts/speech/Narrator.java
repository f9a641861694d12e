package org.assistant.tts.speech;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.SentenceReport.Ending;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Lead;

/**
 * Speaks the texts of one utterance: by the engine that was chosen, or once that failed by the one that takes over, to the end.
 * For one thread, but for {@link #engine} and {@link #fallback}.
 */
final class Narrator implements AutoCloseable {

    /** Longest that a text waits for an overloaded engine: the listener is sooner gone. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final long utterance;
    private final String group;
    private final EngineChoice chosen;
    private final int sampleRate;
    private final SpeechParts parts;
    private final VoiceChoice voices;
    private final StandIn standIn;
    private final Cancellation cancellation;
    private final PlaybackClock playback = new PlaybackClock(System::nanoTime);
    private final Lead lead = new Lead(System::nanoTime);
    private volatile String speaking;
    private boolean spoken;
    private Optional<SpeechRun> last = Optional.empty();
    private Crowd.Place crowd;

    /**
     * @param group with whom it shares its turns
     * @param crowd its place among those who want sound
     */
    Narrator(
            long utterance,
            String group,
            EngineChoice chosen,
            int sampleRate,
            SpeechParts parts,
            Cancellation cancellation,
            Crowd.Place crowd) {
        this.utterance = utterance;
        this.group = group;
        this.chosen = chosen;
        this.sampleRate = sampleRate;
        this.parts = parts;
        this.voices = new VoiceChoice(parts.engines());
        this.standIn = new StandIn(utterance, chosen.engine(), parts, voices);
        this.cancellation = cancellation;
        this.crowd = crowd;
        this.speaking = chosen.engine();
    }

    /** The name of the engine that speaks. */
    String engine() {
        return speaking;
    }

    /** Why it is not the one that was chosen; nothing if it is. */
    Optional<Cause> fallback() {
        return speaking.equals(chosen.engine())
                ? Optional.empty()
                : Optional.ofNullable(standIn.failure()).map(GuardFailure::why);
    }

    /**
     * Speaks {@code text} as a whole, so that an engine may join its short sentences and be ahead of the listener.
     *
     * @throws TTSException as an engine does
     */
    void say(SpeechRequest asked, Consumer<Pcm> sink) {
        SpeechRequest text = AutoLanguage.resolved(
                asked.withPronunciations(parts.pronunciations().get()),
                parts.engines().all().get(chosen.engine()).languages());
        cancellation.check();
        SentenceMeter meter =
                new SentenceMeter(text.text().codePointCount(0, text.text().length()), text.language());
        Delivery out = new Delivery(sampleRate, meter, playback, cancellation, sink);
        Ending ending = Ending.FAILED;
        try {
            speak(text, out);
            spoken = true;
            ending = Ending.SPOKEN;
        } catch (TTSException.Cancelled e) {
            ending = Ending.CANCELLED;
            throw e;
        } catch (TTSException.InvalidRequest | TTSException.UnknownVoice | TTSException.UnsupportedLanguage e) {
            ending = Ending.REFUSED;
            throw e;
        } catch (TTSException.EngineOverloaded e) {
            ending = isPromised() ? Ending.FAILED : Ending.REFUSED;
            throw e;
        } finally {
            cancellation.stopWith(() -> {});
            crowd.close();
            Ending ended = out.sinkFailed() ? Ending.CANCELLED : ending;
            parts.reports().accept(meter.report(utterance, chosen.engine(), speaking, fallback(), ended));
        }
    }

    private void speak(SpeechRequest text, Delivery out) {
        Optional<GuardedEngine> guarded = parts.guard().guarded(chosen.engine());
        SpeechRun run = begin(guarded, text);
        if (guarded.isEmpty() || standIn.failure() != null) {
            hearPatiently(run, out);
            return;
        }
        try {
            hear(run, Optional.of(guarded.get().budget()), out);
        } catch (GuardFailure e) {
            guarded.get().brokeOff();
            String rest = text.text().substring(out.said()).stripLeading();
            if (rest.codePoints().anyMatch(Character::isLetterOrDigit)) {
                out.restart();
                hearPatiently(standIn.start(text.withText(rest), audience(), e), out);
            }
        }
    }

    private boolean isPromised() {
        return spoken || standIn.failure() != null;
    }

    /** Has an engine begin to speak {@code text}: the one that was chosen, unless it failed before or does now. */
    private SpeechRun begin(Optional<GuardedEngine> guarded, SpeechRequest text) {
        Audience audience = audience();
        if (standIn.failure() != null) {
            return standIn.start(text, audience, standIn.failure());
        }
        SpeechRequest request =
                (chosen.explicit() ? text : voices.translated(text, chosen.engine())).withAudience(audience);
        if (guarded.isEmpty()) {
            return SpeechRun.start(
                    chosen.engine(), parts.engines().all().get(chosen.engine()), request, parts.threads());
        }
        GuardedCall call;
        try {
            call = parts.guard().admit(guarded.get(), request, failure -> standIn.start(text, audience, failure));
        } catch (GuardFailure refused) {
            return standIn.start(text, audience, refused);
        }
        crowd.close(); // it waits at the lane
        return await(call);
    }

    private Audience audience() {
        return new Audience(group, Duration.ofNanos(lead.nanos()));
    }

    /** Makes the guarded call and waits until somebody speaks. */
    private SpeechRun await(GuardedCall call) {
        cancellation.stopWith(call::abandon);
        try {
            return parts.guardedSpeech().speak(call).toCompletableFuture().get();
        } catch (InterruptedException e) {
            call.abandon();
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (ExecutionException | RuntimeException e) {
            call.abandon();
            throw GuardFailure.of(e).original();
        }
    }

    /** Hands on the sound of an engine that nobody stands in for; one that is overloaded is asked again, if that was promised. */
    private void hearPatiently(SpeechRun first, Delivery out) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        boolean isStandIn = standIn.failure() != null;
        SpeechRun run = first;
        while (true) {
            wantFirstSound(run.speaker());
            try {
                hear(run, Optional.empty(), out);
                return;
            } catch (TTSException.EngineOverloaded e) {
                if (!isPromised() || run.wasHeard() || System.nanoTime() - until > 0) {
                    throw e;
                }
                cancellation.pause(parts.retry());
                run = run.again(parts.threads());
            } catch (TTSException.UnknownVoice e) {
                if (!isStandIn || run.request().voice().isBlank()) {
                    throw isStandIn ? standIn.unable(e) : e;
                }
                run = standIn.startWithoutVoice(run);
            } catch (TTSException.UnsupportedLanguage
                    | TTSException.EngineUnavailable
                    | TTSException.ModelUnavailable e) {
                throw isStandIn ? standIn.unable(e) : e;
            }
        }
    }

    /**
     * Hands on the sound of {@code run} to its end.
     *
     * @param margin longest time without sound for a listener who has played all; nothing if another engine can't help
     * @throws GuardFailure if there is a margin, and the engine does not keep it or breaks off
     */
    private void hear(SpeechRun run, Optional<Duration> margin, Delivery out) {
        speaking = run.speaker();
        cancellation.stopWith(run::cancel);
        try {
            out.meter().began(run.startedAt());
            for (Optional<Pcm> piece = next(run, margin); piece.isPresent(); piece = next(run, margin)) {
                crowd.listens();
                out.accept(piece.get());
                lead.sent(piece.get().length(), piece.get().sampleRate());
                if (margin.isEmpty()) {
                    crowd.wantsMore();
                }
            }
            out.finish();
        } finally {
            run.cancel();
            last = Optional.of(run);
            out.meter().worked(run.busyNanos());
        }
    }

    private Optional<Pcm> next(SpeechRun run, Optional<Duration> margin) {
        if (margin.isEmpty()) {
            run.await();
            return run.take();
        }
        try {
            if (run.await(playback.dry() + margin.get().toNanos())) {
                return run.take();
            }
        } catch (RuntimeException e) {
            throw GuardFailure.of(e);
        }
        throw new GuardFailure(
                Cause.STALLED,
                new TTSException.SynthesisFailed(run.speaker() + " stopped in the middle of a text", null));
    }

    private void wantFirstSound(String engine) {
        Crowd others = parts.crowds().at(engine);
        if (!crowd.isIn(others)) {
            crowd.close();
            crowd = others.place(group);
        }
        crowd.wantsFirstSound();
    }

    /** Wants nothing any more; no engine works for it any more. */
    @Override
    public void close() {
        crowd.close();
        last.ifPresent(SpeechRun::awaitEnd);
    }
}
