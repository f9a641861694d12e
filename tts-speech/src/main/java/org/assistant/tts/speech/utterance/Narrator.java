package org.assistant.tts.speech.utterance;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.assistant.tts.speech.engines.Crowd;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.guard.GuardFailure;
import org.assistant.tts.speech.guard.GuardedCall;
import org.assistant.tts.speech.guard.GuardedEngine;
import org.assistant.tts.speech.guard.SpeechRun;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.SentenceReport.Ending;
import org.assistant.tts.speech.voices.AutoLanguage;
import org.assistant.tts.speech.voices.VoiceChoice;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/**
 * Speaks the texts of one utterance: with the chosen engine or, once that has failed, with the one that takes over, to the end.
 * Not thread-safe, except {@link #engine} and {@link #fallback}.
 */
final class Narrator implements AutoCloseable {

    /** The longest that a text waits for an overloaded engine; no listener waits longer. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    /** The pause for a text without a word; about that after a clause. */
    private static final Duration REST = Duration.ofMillis(200);

    private static final Set<Integer> INVISIBLE = Set.of(
            (int) Character.SPACE_SEPARATOR,
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.UNASSIGNED);

    private final long utterance;
    private final EngineChoice chosen;
    private final int sampleRate;
    private final SpeechParts parts;
    private final VoiceChoice voices;
    private final StandIn standIn;
    private final Cancellation cancellation;
    private final PlaybackClock playback = new PlaybackClock(System::nanoTime);
    private final Listening listening;
    private boolean spoken;

    /**
     * @param group that it shares its turns with
     * @param crowd its place among the listeners that wait
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
        this.chosen = chosen;
        this.sampleRate = sampleRate;
        this.parts = parts;
        this.voices = new VoiceChoice(parts.engines());
        this.standIn = new StandIn(utterance, chosen.engine(), parts, voices);
        this.cancellation = cancellation;
        this.listening = new Listening(chosen.engine(), group, parts.crowds(), crowd, cancellation, playback);
    }

    /** The name of the engine that speaks. */
    String engine() {
        return listening.speaker();
    }

    /** Why that is not the chosen engine; empty if it is. */
    Optional<Cause> fallback() {
        return engine().equals(chosen.engine())
                ? Optional.empty()
                : Optional.ofNullable(standIn.failure()).map(GuardFailure::why);
    }

    /**
     * Speaks {@code text} as a whole, so that an engine may join its short sentences and work ahead of the listener.
     *
     * @param rests whether a text of only punctuation or emoji becomes a short pause, and is not refused
     * @throws TTSException as an engine does
     */
    void say(SpeechRequest asked, boolean rests, Consumer<Pcm> sink) {
        TTSEngine speaker = parts.engines().all().get(chosen.engine());
        SpeechRequest text = AutoLanguage.resolved(
                voices.named(asked, chosen.engine())
                        .withPronunciations(parts.pronunciations().get()),
                speaker.languages());
        cancellation.check();
        SentenceMeter meter =
                new SentenceMeter(text.text().codePointCount(0, text.text().length()), speaker.language(text));
        Delivery out = new Delivery(sampleRate, meter, playback, cancellation, sink);
        Ending ending = Ending.FAILED;
        try {
            speak(text, rests, out);
            spoken = true;
            ending = Ending.SPOKEN;
        } catch (RuntimeException e) {
            ending = ending(e);
            throw e;
        } finally {
            cancellation.stopWith(() -> {});
            listening.pause();
            Ending ended = out.sinkFailed() ? Ending.CANCELLED : ending;
            parts.reports().accept(meter.report(utterance, chosen.engine(), engine(), fallback(), ended));
        }
    }

    /** An excerpt of a longer text never becomes a pause: its caller skips it. */
    private void speak(SpeechRequest text, boolean rests, Delivery out) {
        try {
            speak(text, out);
        } catch (TTSException.InvalidRequest e) {
            boolean marks = text.text().codePoints().anyMatch(Narrator::isVisible)
                    && text.text().codePoints().noneMatch(Character::isLetterOrDigit);
            if (!rests || !marks || text.excerpt() || !e.field().equals("text")) {
                throw e;
            }
            out.accept(Pcm.silence(REST, sampleRate));
        }
    }

    private static boolean isVisible(int character) {
        return !Character.isWhitespace(character) && !INVISIBLE.contains(Character.getType(character));
    }

    private Ending ending(RuntimeException e) {
        if (e instanceof TTSException.Cancelled) {
            return Ending.CANCELLED;
        }
        boolean refused = e instanceof TTSException.InvalidRequest
                || e instanceof TTSException.UnknownVoice
                || e instanceof TTSException.UnsupportedLanguage
                || (e instanceof TTSException.EngineOverloaded && !isPromised());
        return refused ? Ending.REFUSED : Ending.FAILED;
    }

    private boolean isPromised() {
        return spoken || standIn.failure() != null;
    }

    private void speak(SpeechRequest text, Delivery out) {
        Optional<GuardedEngine> guarded = parts.guard().guarded(chosen.engine());
        SpeechRun run = begin(guarded, text);
        if (guarded.isEmpty() || standIn.failure() != null) {
            hearPatiently(run, out);
            return;
        }
        try {
            listening.hear(run, guarded.get().budget(), out);
        } catch (GuardFailure e) {
            guarded.get().brokeOff();
            String rest = text.text().substring(out.said()).stripLeading();
            if (rest.codePoints().anyMatch(Character::isLetterOrDigit)) {
                out.restart();
                hearPatiently(standIn.start(text.withText(rest).asExcerpt(), listening.audience(text), e), out);
            }
        }
    }

    /** Starts {@code text} with an engine: the chosen one, unless that failed before or fails now. */
    private SpeechRun begin(Optional<GuardedEngine> guarded, SpeechRequest text) {
        if (standIn.failure() != null) {
            return standIn.start(text, listening.audience(text), standIn.failure());
        }
        SpeechRequest request = (chosen.explicit() ? text : voices.translated(text, chosen.engine()))
                .withAudience(listening.audience(text));
        if (guarded.isEmpty()) {
            return SpeechRun.start(
                    chosen.engine(), parts.engines().all().get(chosen.engine()), request, parts.threads());
        }
        GuardedCall call;
        try {
            call = parts.guard()
                    .admit(guarded.get(), request, failure -> standIn.start(text, request.audience(), failure));
        } catch (GuardFailure refused) {
            return standIn.start(text, request.audience(), refused);
        }
        listening.pause(); // it waits in the lane instead
        return await(call);
    }

    /** Makes the guarded call and waits until an engine speaks. */
    private SpeechRun await(GuardedCall call) {
        cancellation.stopWith(call::abandon);
        try {
            return parts.guardedSpeech().apply(call).toCompletableFuture().get();
        } catch (InterruptedException e) {
            call.abandon();
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (ExecutionException | RuntimeException e) {
            call.abandon();
            throw GuardFailure.of(e).original();
        }
    }

    /**
     * Passes on the sound of an engine without a fallback; an overloaded one is asked again if the utterance has already
     * spoken.
     */
    private void hearPatiently(SpeechRun first, Delivery out) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        boolean isStandIn = standIn.failure() != null;
        SpeechRun run = first;
        while (true) {
            try {
                listening.hear(run, out);
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

    /** Ends: waits for no more sound, and until its last run has ended. */
    @Override
    public void close() {
        listening.close();
    }
}
