package org.assistant.app.speech;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.assistant.app.observe.Cause;
import org.assistant.app.observe.SentenceReport.Ending;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Lead;

/**
 * Who speaks the sentences of one utterance: the engine that was chosen, or once that failed the one that takes over, to the
 * end. For one thread, but for {@link #engine} and {@link #fallback}.
 */
final class Narrator implements AutoCloseable {

    /** The guarded call answers at its deadline by itself; later than this it never came to run. */
    private static final long LATE_NANOS = 100_000_000;

    /** Longest that a sentence waits for an overloaded engine: the listener is sooner gone. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final long utterance;
    private final String group;
    private final EngineChoice chosen;
    private final int sampleRate;
    private final SpeechParts parts;
    private final VoiceChoice voices;
    private final Cancellation cancellation;
    private final PlaybackClock playback = new PlaybackClock(System::nanoTime);
    private final Lead lead = new Lead(System::nanoTime);
    private volatile GuardFailure failure; // null while the chosen engine speaks
    private volatile String speaking;
    private String standIn; // the engine that takes over, once it did
    private boolean spoken;
    private boolean attemptHeard;
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
        GuardFailure why = failure;
        return why == null || speaking.equals(chosen.engine()) ? Optional.empty() : Optional.of(why.why());
    }

    /**
     * Speaks {@code text}, sentence by sentence where the engine is guarded.
     *
     * @param begun told of the characters of each sentence
     * @throws TTSException as an engine does
     */
    void say(SpeechRequest text, Consumer<Integer> begun, Consumer<Pcm> sink) {
        cancellation.check();
        SpeechRequest request = chosen.explicit() ? text : voices.translated(text, chosen.engine());
        Optional<GuardedEngine> guarded = parts.guard().guarded(chosen.engine());
        if (guarded.isEmpty() && failure == null) {
            sentence(Optional.empty(), request, text, Pcm.silence(Duration.ZERO, sampleRate), begun, sink);
            return;
        }
        TTSException.InvalidRequest nothingToSay = null;
        boolean said = false;
        for (Paragraphs.Part part : Paragraphs.of(request.text(), request.language())) {
            try {
                sentence(
                        guarded,
                        request.withText(part.sentence()),
                        text.withText(part.sentence()),
                        part.rest(request.speed(), sampleRate),
                        begun,
                        sink);
                said = true;
            } catch (TTSException.InvalidRequest e) {
                if (!e.field().equals("text")) {
                    throw e;
                }
                nothingToSay = e; // a row of dots between two sentences silences neither
            }
        }
        if (!said) {
            throw nothingToSay;
        }
    }

    /** @param asked the sentence with the voice that was asked for, which may be one of the engine that takes over */
    private void sentence(
            Optional<GuardedEngine> guarded,
            SpeechRequest sentence,
            SpeechRequest asked,
            Pcm rest,
            Consumer<Integer> begun,
            Consumer<Pcm> sink) {
        int characters = sentence.text().codePointCount(0, sentence.text().length());
        begun.accept(characters);
        SentenceMeter meter = new SentenceMeter(characters, sentence.language());
        Delivery out = new Delivery(sampleRate, meter, playback, cancellation, sink);
        Ending ending = Ending.FAILED;
        try {
            if (guarded.isPresent() && failure == null) {
                guarded(guarded.get(), sentence, asked, out);
            } else if (failure == null) {
                direct(chosen.engine(), sentence, out);
            } else {
                instead(asked, out);
            }
            out.accept(rest);
            spoken = true;
            ending = Ending.SPOKEN;
        } catch (TTSException.Cancelled e) {
            ending = Ending.CANCELLED;
            throw e;
        } catch (TTSException.InvalidRequest | TTSException.UnknownVoice | TTSException.UnsupportedLanguage e) {
            ending = Ending.REFUSED;
            throw e;
        } catch (TTSException.EngineOverloaded e) {
            ending = spoken || failure != null ? Ending.FAILED : Ending.REFUSED;
            throw e;
        } finally {
            cancellation.stopWith(() -> {});
            crowd.close();
            Ending ended = out.sinkFailed() ? Ending.CANCELLED : ending;
            parts.reports().accept(meter.report(utterance, chosen.engine(), speaking, fallback(), ended));
        }
    }

    private void guarded(GuardedEngine engine, SpeechRequest sentence, SpeechRequest asked, Delivery out) {
        try {
            call(engine, sentence, out);
            return;
        } catch (GuardFailure e) {
            failure = e;
        }
        if (failure.why() == Cause.NOT_READY) {
            parts.warmUp().want(chosen.engine());
        }
        standIn = parts.engines().fallback().orElseThrow(failure::original);
        parts.fallbacks().tell(utterance, chosen.engine(), standIn, failure);
        if (out.meter().heard()) {
            out.restart();
        }
        instead(asked, out);
    }

    private void call(GuardedEngine engine, SpeechRequest sentence, Delivery out) {
        SentenceCall call = engine.admit(sentence, out.meter().asked());
        crowd.close(); // it waits at the lane
        Breaker.Outcome outcome = Breaker.Outcome.NEITHER;
        try {
            SpeechRun run = begin(call);
            out.meter().began(call.startedAt());
            speaking = engine.name();
            for (Optional<Pcm> piece = next(run, call); piece.isPresent(); piece = next(run, call)) {
                out.accept(piece.get());
            }
            out.finish();
            outcome = Breaker.Outcome.WELL;
        } catch (GuardFailure e) {
            outcome = e.isOfTheEngine() ? Breaker.Outcome.FAILED : outcome;
            throw e;
        } finally {
            call.abandon();
            call.went(outcome);
            out.meter().worked(call.busyNanos());
        }
    }

    /** Makes the guarded call and waits until there is sound, or none will be. */
    private SpeechRun begin(SentenceCall call) {
        CompletableFuture<Sound> answer = new CompletableFuture<>();
        cancellation.stopWith(() -> {
            call.abandon();
            answer.completeExceptionally(new TTSException.Cancelled(null));
        });
        try {
            parts.guardedSpeech().speak(call).whenComplete((sound, e) -> {
                if (e == null) {
                    answer.complete(sound);
                } else {
                    answer.completeExceptionally(e);
                }
            });
            Sound sound = answer.get(call.deadline() - System.nanoTime() + LATE_NANOS, TimeUnit.NANOSECONDS);
            if (sound instanceof Sound.Begun begun) {
                return begun.run();
            }
            throw ((Sound.Instead) sound).failure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        } catch (TimeoutException e) {
            throw call.late();
        } catch (ExecutionException | RuntimeException e) {
            throw GuardFailure.of(e);
        }
    }

    /** The next piece, in time for a listener who plays as it comes. */
    private Optional<Pcm> next(SpeechRun run, SentenceCall call) {
        try {
            if (run.await(playback.dry() + call.budget().toNanos())) {
                return run.take();
            }
        } catch (RuntimeException e) {
            throw GuardFailure.of(e);
        }
        throw call.stalled();
    }

    /** Has the engine that takes over speak, in the language that was asked for and with the nearest voice. */
    private void instead(SpeechRequest sentence, Delivery out) {
        TTSException original = failure.original();
        try {
            TTSEngine speaker = parts.engines().all().get(standIn);
            SpeechRequest request = voices.standIn(sentence, chosen.engine(), speaker);
            try {
                direct(standIn, request, out);
            } catch (TTSException.UnknownVoice e) {
                direct(standIn, VoiceChoice.withoutVoice(request), out);
            }
        } catch (TTSException.UnsupportedLanguage
                | TTSException.UnknownVoice
                | TTSException.EngineUnavailable
                | TTSException.ModelUnavailable e) {
            original.addSuppressed(e);
            throw original;
        }
    }

    /** Has {@code engine} speak on this thread; one that is overloaded is waited for, unless nothing was promised yet. */
    private void direct(String engine, SpeechRequest request, Delivery out) {
        join(parts.crowds().at(engine));
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                attempt(engine, request, out);
                return;
            } catch (TTSException.EngineOverloaded e) {
                boolean promised = spoken || failure != null;
                if (!promised || attemptHeard || System.nanoTime() - until > 0) {
                    throw e;
                }
                cancellation.pause(parts.retry());
            }
        }
    }

    private void join(Crowd others) {
        if (!crowd.isIn(others)) {
            crowd.close();
            crowd = others.place(group);
        }
        crowd.wantsFirstSound();
    }

    /** Wants nothing any more. */
    @Override
    public void close() {
        crowd.close();
    }

    private void attempt(String engine, SpeechRequest request, Delivery out) {
        DirectSpeech speech = new DirectSpeech();
        cancellation.stopWith(speech::cancel);
        long began = System.nanoTime();
        long listener = out.meter().listenerNanos();
        out.meter().began(began);
        attemptHeard = false;
        speaking = engine;
        try {
            Audience audience = new Audience(group, Duration.ofNanos(lead.nanos()));
            speech.speak(parts.engines().all().get(engine), request.withAudience(audience), piece -> {
                attemptHeard = true;
                crowd.listens();
                out.accept(piece);
                lead.sent(piece.length(), piece.sampleRate());
                crowd.wantsMore();
            });
        } finally {
            out.meter().worked(System.nanoTime() - began - (out.meter().listenerNanos() - listener));
        }
        out.finish();
    }
}
