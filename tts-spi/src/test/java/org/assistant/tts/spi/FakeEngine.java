package org.assistant.tts.spi;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An engine without a model: each word becomes one piece, a 50 ms tone whose pitch is the word's hash. Its voices are {@code
 * fake_low} (the default, male) and {@code fake_high} (female), both en-US.
 */
public final class FakeEngine implements TTSEngine {

    private static final int RATE = 24_000;
    private static final Voice LOW = new Voice("fake_low", "Low", Locale.US, Voice.Sex.MALE);
    private static final Voice HIGH = new Voice("fake_high", "High", Locale.US, Voice.Sex.FEMALE);

    private final AtomicInteger spoken = new AtomicInteger();
    private volatile Audience audience = Audience.UNKNOWN;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile EngineState state = new EngineState.Ready();

    /** The listener of the latest request. */
    public Audience audience() {
        return audience;
    }

    /** The number of requests that were spoken to their end. */
    public int spoken() {
        return spoken.get();
    }

    /** Makes {@link #state} return {@code other} from now on. */
    public void pretend(EngineState other) {
        state = other;
    }

    @Override
    public Set<Locale> languages() {
        return Set.of(Locale.US);
    }

    @Override
    public Set<Voice> voices() {
        return Set.of(LOW, HIGH);
    }

    @Override
    public Voice defaultVoice() {
        return LOW;
    }

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public EngineState state() {
        return closed.get() ? new EngineState.Unavailable("closed", "") : state;
    }

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        audience = request.audience();
        if (!(state() instanceof EngineState.Ready)) {
            throw new TTSException.EngineUnavailable("the engine is not ready", null);
        }
        double octave = octave(request);
        if (request.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new TTSException.InvalidRequest("text", "there is nothing to speak in the text");
        }
        String[] words = request.text().trim().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new TTSException.Cancelled(null);
            }
            Pcm tone = tone(octave * (200 + Math.floorMod(words[i].hashCode(), 200)), request.speed());
            boolean last = i == words.length - 1;
            sink.accept(last ? tone.saying(new Said(request.text().length())) : tone);
        }
        spoken.incrementAndGet();
    }

    private double octave(SpeechRequest request) {
        if (!request.language().equals(Locale.ROOT)
                && !request.language().getLanguage().equals("en")) {
            throw new TTSException.UnsupportedLanguage(request.language(), "only English can");
        }
        return switch (request.voice()) {
            case "", "fake_low" -> 1;
            case "fake_high" -> 2;
            default -> throw new TTSException.UnknownVoice(request.voice(), "there are fake_low and fake_high");
        };
    }

    private static Pcm tone(double hertz, double speed) {
        float[] samples = new float[(int) (RATE / 20 / speed)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return Pcm.of(samples, RATE);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
