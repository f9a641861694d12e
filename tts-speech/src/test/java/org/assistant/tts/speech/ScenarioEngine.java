package org.assistant.tts.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/**
 * An engine that a test controls. By default each word is a piece of 10 ms whose samples are all the same and identify the
 * engine; the word {@code hang} waits until the thread is interrupted.
 */
public final class ScenarioEngine implements TTSEngine {

    static final int PIECE = 240;

    final List<SpeechRequest> requests = Collections.synchronizedList(new ArrayList<>());
    public final CountDownLatch hanging = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
    volatile EngineState state = new EngineState.Ready();
    volatile Set<Voice> voices;
    volatile boolean hangs = true;
    volatile boolean tells; // whether it reports what was said, at the end of each sentence
    public volatile int sampleRate = 24_000;
    public volatile Optional<Duration> latencyBudget = Optional.empty();
    public volatile Consumer<String> beforeWord = word -> {};
    private final float mark;

    public ScenarioEngine(float mark, Voice... voices) {
        this.mark = mark;
        this.voices = Set.of(voices);
    }

    public volatile String signs = "";

    @Override
    public String phonemeSigns() {
        return signs;
    }

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        requests.add(request);
        if (!request.voice().isBlank()
                && voices.stream().noneMatch(voice -> voice.id().equals(request.voice()))) {
            throw new TTSException.UnknownVoice(request.voice(), "there are others");
        }
        if (!request.language().getLanguage().isEmpty()
                && languages().stream()
                        .noneMatch(its ->
                                its.getLanguage().equals(request.language().getLanguage()))) {
            throw new TTSException.UnsupportedLanguage(request.language(), "others can");
        }
        if (request.text().codePoints().noneMatch(Character::isLetter)) {
            throw new TTSException.InvalidRequest("text", "nothing in the text has a sound");
        }
        try {
            int end = 0;
            for (String word : request.text().split(" ")) {
                end = Math.min(end + word.length() + 1, request.text().length());
                if (hangs && word.startsWith("hang")) {
                    hang();
                }
                beforeWord.accept(word);
                float[] samples = new float[sampleRate / 100];
                Arrays.fill(samples, mark);
                Pcm piece = Pcm.of(samples, sampleRate);
                sink.accept(tells && word.endsWith(".") ? piece.saying(new Said(end)) : piece);
            }
        } finally {
            ended.countDown();
        }
    }

    private void hang() {
        hanging.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
    }

    /** The texts that it was asked to speak. */
    public List<String> texts() {
        return List.copyOf(requests).stream().map(SpeechRequest::text).toList();
    }

    @Override
    public Set<Locale> languages() {
        return voices.stream().map(Voice::language).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Voice> voices() {
        return voices;
    }

    @Override
    public OptionalDouble pitchHertz(Voice voice) {
        return OptionalDouble.empty();
    }

    @Override
    public Voice defaultVoice() {
        return voices.stream()
                .min(Comparator.comparing(Voice::id))
                .orElse(new Voice("nobody", "", Locale.US, Voice.Sex.UNKNOWN));
    }

    @Override
    public Optional<Duration> latencyBudget() {
        return latencyBudget;
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public EngineState state() {
        return state;
    }

    @Override
    public void close() {}
}
