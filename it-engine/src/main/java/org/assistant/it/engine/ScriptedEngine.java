package org.assistant.it.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/**
 * Follows the {@link Script} of each sentence, speaks in {@link Tones}, and reports the end of a sentence with its last sound.
 * Any number of calls run at once without slowing each other.
 */
final class ScriptedEngine implements TTSEngine {

    static final int SAMPLE_RATE = 24_000;

    private static final Voice ANN = new Voice("scripted_ann", "Ann", Locale.US, Voice.Sex.FEMALE);
    private static final Map<Voice, Double> HERTZ = hertz();

    private final Ledger ledger;
    private volatile EngineState state = new EngineState.Ready();
    private volatile boolean linked = true;

    ScriptedEngine(Ledger ledger) {
        this.ledger = ledger;
    }

    private static Map<Voice, Double> hertz() {
        Map<Voice, Double> hertz = new LinkedHashMap<>();
        hertz.put(ANN, 210.0);
        hertz.put(new Voice("scripted_bob", "Bob", Locale.US, Voice.Sex.MALE), 86.0);
        hertz.put(new Voice("scripted_eva", "Eva", Locale.GERMAN, Voice.Sex.FEMALE), 200.0);
        hertz.put(new Voice("scripted_max", "Max", Locale.GERMAN, Voice.Sex.MALE), 105.0);
        hertz.put(new Voice("scripted_luc", "Luc", Locale.FRENCH, Voice.Sex.MALE), 120.0);
        hertz.put(new Voice("scripted_mina", "Mina", Locale.KOREAN, Voice.Sex.FEMALE), 225.0);
        return hertz;
    }

    /** Makes {@link #state} return {@code other} from now on; speech is refused unless that is ready. */
    void pretend(EngineState other) {
        state = other;
    }

    /** Sets whether the engine has all of its classes. */
    void link(boolean whole) {
        linked = whole;
    }

    @Override
    public Set<Locale> languages() {
        return Set.of(Locale.US, Locale.GERMAN, Locale.FRENCH, Locale.KOREAN);
    }

    @Override
    public Set<Voice> voices() {
        return Set.copyOf(HERTZ.keySet());
    }

    @Override
    public OptionalDouble pitchHertz(Voice voice) {
        Double hertz = HERTZ.get(voice);
        return hertz == null ? OptionalDouble.empty() : OptionalDouble.of(hertz);
    }

    @Override
    public EngineProfile profile() {
        return new EngineProfile("a script", "nothing", false, 2, 0);
    }

    @Override
    public Voice defaultVoice() {
        return ANN;
    }

    @Override
    public int sampleRate() {
        return SAMPLE_RATE;
    }

    @Override
    public EngineState state() {
        return state;
    }

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        if (!(state instanceof EngineState.Ready)) {
            throw new TTSException.EngineUnavailable("the script says that the engine is not there", null);
        }
        requireVoice(request);
        if (!linked) {
            throw new NoClassDefFoundError("org/assistant/it/engine/Missing");
        }
        List<Script> sentences = Script.sentences(request.text());
        ledger.begin();
        Course course = new Course(
                sentences.stream().mapToInt(Script::ignoreInterrupt).max().orElseThrow());
        Ledger.Ending ending = Ledger.Ending.FAILED;
        try {
            for (Script sentence : sentences) {
                speak(sentence, request.speed(), course, sink);
            }
            ending = Ledger.Ending.SPOKEN;
        } catch (TTSException.Cancelled e) {
            ending = Ledger.Ending.CANCELLED;
            throw e;
        } finally {
            ledger.end(request.text(), ending, course.took(), course.sinceInterrupt());
        }
    }

    private static void speak(Script script, double speed, Course course, Consumer<Pcm> sink) {
        for (int piece = 0; piece < script.pieces(); piece++) {
            course.await(script.before(piece));
            if (piece == script.failAt()) {
                throw new TTSException.SynthesisFailed("the script says that piece " + piece + " fails", null);
            }
            Pcm sound = sound(script, piece, speed);
            sink.accept(piece == script.pieces() - 1 ? sound.saying(new Said(script.end())) : sound);
        }
    }

    private static void requireVoice(SpeechRequest request) {
        Voice voice = HERTZ.keySet().stream()
                .filter(one ->
                        one.id().equals(request.voice()) || (request.voice().isBlank() && one.equals(ANN)))
                .findFirst()
                .orElseThrow(() -> new TTSException.UnknownVoice(request.voice(), "the script has no such voice"));
        String asked = request.language().getLanguage();
        if (!asked.isEmpty() && !asked.equals(voice.language().getLanguage())) {
            throw new TTSException.UnsupportedLanguage(request.language(), "the voice speaks its own language only");
        }
    }

    private static Pcm sound(Script script, int piece, double speed) {
        float[] samples = new float[(int) (SAMPLE_RATE * script.audio() / 1000.0 / speed)];
        List<String> words = script.words(piece);
        for (int i = 0; i < words.size(); i++) {
            int from = samples.length * i / words.size();
            int to = samples.length * (i + 1) / words.size();
            Tones.write(words.get(i), samples, from, to, SAMPLE_RATE);
        }
        return Pcm.of(samples, SAMPLE_RATE);
    }

    @Override
    public void close() {
        state = new EngineState.Unavailable("closed", "");
    }

    /** One call: waits, and records its interrupt. For one thread. */
    private static final class Course {
        private final long start = System.nanoTime();
        private final int ignored;
        private long interrupted; // 0 until the interrupt

        /** @param ignored milliseconds for which an interrupt is ignored */
        Course(int ignored) {
            this.ignored = ignored;
        }

        void await(int millis) {
            try {
                pass(millis);
            } catch (InterruptedException e) {
                interrupted = System.nanoTime();
                passStubbornly();
                Thread.currentThread().interrupt();
                throw new TTSException.Cancelled(e);
            }
        }

        private void passStubbornly() {
            long end = interrupted + TimeUnit.MILLISECONDS.toNanos(ignored);
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                try {
                    pass(TimeUnit.NANOSECONDS.toMillis(left) + 1); // never too early
                } catch (InterruptedException e) {
                    // As the script says.
                }
            }
        }

        private static void pass(long millis) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            boolean never = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
            assert !never;
        }

        Duration took() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        Duration sinceInterrupt() {
            return interrupted == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - interrupted);
        }
    }
}
