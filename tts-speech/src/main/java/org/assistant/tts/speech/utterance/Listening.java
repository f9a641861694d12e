package org.assistant.tts.speech.utterance;

import java.time.Duration;
import java.util.Optional;
import org.assistant.tts.speech.engines.Crowd;
import org.assistant.tts.speech.engines.Crowds;
import org.assistant.tts.speech.guard.GuardFailure;
import org.assistant.tts.speech.guard.SpeechRun;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Lead;

/** Passes the sound of an utterance's runs to its listener, one run after the other. Not thread-safe, except {@link #speaker}. */
final class Listening implements AutoCloseable {

    private final String group;
    private final Crowds crowds;
    private final Cancellation cancellation;
    private final PlaybackClock playback;
    private final Lead lead = new Lead(System::nanoTime);
    private volatile String speaker;
    private Optional<SpeechRun> last = Optional.empty();
    private Crowd.Place crowd;

    /**
     * @param speaker name of the engine that is tried first
     * @param group that it shares its turns with
     * @param crowd its place among the listeners that wait
     */
    Listening(
            String speaker,
            String group,
            Crowds crowds,
            Crowd.Place crowd,
            Cancellation cancellation,
            PlaybackClock playback) {
        this.speaker = speaker;
        this.group = group;
        this.crowds = crowds;
        this.crowd = crowd;
        this.cancellation = cancellation;
        this.playback = playback;
    }

    /** The name of the engine whose sound came last. */
    String speaker() {
        return speaker;
    }

    /** The audience of {@code text}: how far the sound is ahead of the listener, and the listener's group. */
    Audience audience(SpeechRequest text) {
        return new Audience(
                group, Duration.ofNanos(lead.nanos()), text.audience().whole());
    }

    /** Passes on the sound of {@code run} to its end; it counts among the listeners that wait for that engine. */
    void hear(SpeechRun run, Delivery out) {
        wantFirstSound(run.speaker());
        hear(run, Optional.empty(), out);
    }

    /**
     * Passes on the sound of a guarded engine to its end.
     *
     * @param margin longest silence for a listener that has played everything
     * @throws GuardFailure if the silence is longer, or the engine fails
     */
    void hear(SpeechRun run, Duration margin, Delivery out) {
        hear(run, Optional.of(margin), out);
    }

    private void hear(SpeechRun run, Optional<Duration> margin, Delivery out) {
        speaker = run.speaker();
        cancellation.stopWith(run::cancel);
        try {
            out.meter().began(run.startedAt());
            for (Optional<Pcm> piece = next(run, margin); piece.isPresent(); piece = next(run, margin)) {
                crowd.listens();
                out.accept(piece.get());
                lead.sent(piece.get().length(), piece.get().sampleRate());
                if (lead.isFar()) {
                    crowd.turnEnds();
                } else if (margin.isEmpty()) {
                    crowd.wantsMore();
                }
            }
            crowd.turnEnds();
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
                new TTSException.SynthesisFailed(
                        "the engine " + run.speaker() + " stopped in the middle of a text", null));
    }

    private void wantFirstSound(String engine) {
        Crowd others = crowds.at(engine);
        if (!crowd.isIn(others)) {
            crowd.close();
            crowd = others.place(group);
        }
        crowd.wantsFirstSound();
    }

    /** Waits for no sound, for now. */
    void pause() {
        crowd.close();
    }

    /** Ends: waits for no more sound, and until its last run has ended. */
    @Override
    public void close() {
        crowd.close();
        last.ifPresent(SpeechRun::awaitEnd);
    }
}
