package org.assistant.tts.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Crowds;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.FailuresInRow;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.guard.FallbackLog;
import org.assistant.tts.speech.guard.Guard;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.utterance.Admission;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.ServerStopping;
import org.assistant.tts.speech.utterance.SpeechParts;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Pronunciations;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ShutdownTest {

    private final Map<String, String> values = new HashMap<>();
    private final LiveConfig config = LiveConfig.of(values);
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final ScenarioEngine kokoro = new ScenarioEngine(0.5f);
    private final Engines engines = new Engines(Map.of("kokoro", kokoro), config);
    private final Utterances utterances = new Utterances();
    private final AtomicLong now = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Shutdown shutdown = new Shutdown(utterances, config, events, now::get);
    private final SpeechService speech = new SpeechService(
            config,
            new Admission(config, refusal -> {}, System::nanoTime),
            shutdown,
            new SpeechParts(
                    engines,
                    new Guard(engines, config),
                    new GuardedSpeech(SpeechThreads.of(threads))::speak,
                    SpeechThreads.of(threads),
                    new Crowds(),
                    new WarmUp(engines),
                    utterances,
                    report -> {},
                    report -> {},
                    new FallbackLog(events),
                    new FailuresInRow(events),
                    () -> Pronunciations.NONE,
                    Duration.ofMillis(1)));
    private final CountDownLatch stopping = new CountDownLatch(1);

    ShutdownTest() {
        shutdown.whenStopping(stopping::countDown);
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void nothingAccepted_stopsAtOnce() {
        shutdown.stop();
        assertThat(shutdown.accept()).isFalse();
        assertThat(shutdown.news()).hasValue("The server is stopping. Nothing is spoken any more.");
    }

    @Test
    void accepted_isWaitedFor_andMayStillBegin() throws Exception {
        assertThat(shutdown.accept()).isTrue();
        Future<?> stop = stop();
        assertThat(shutdown.accept()).isFalse();
        assertThat(shutdown.news()).hasValue("The server is stopping. It finishes what was accepted (1), within 20 s.");
        assertThat(events.latest()).extracting(Happening::kind).containsExactly("stop");
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            utterance.say(SpeechRequest.of("one"), piece -> {});
        }
        assertThat(stop.isDone()).isFalse();
        shutdown.done();
        stop.get();
        assertThat(events.latest()).hasSize(1);
    }

    @Test
    void afterTheGrace_whatSpeaksIsEnded_andNothingBegins() throws Exception {
        values.put("assistant.shutdown.grace", "0");
        shutdown.accept();
        CompletableFuture<Throwable> ended = speakUntilEnded();
        Future<?> stop = stop();
        assertThat(ended.get()).isInstanceOf(ServerStopping.class);
        assertThatThrownBy(() -> speech.begin("", Client.named("open"))).isInstanceOf(ServerStopping.class);
        assertThat(utterances.running()).isEmpty();
        shutdown.done();
        stop.get();
        assertThat(events.latest().get(0).message()).isEqualTo("The server's stop ended 1 utterances");
    }

    @Test
    void whatWaits_isNotHeard_whenTheEndOfAnotherLetsItSpeak() throws Exception {
        values.put("assistant.shutdown.grace", "0");
        shutdown.accept();
        List<Pcm> heard = new CopyOnWriteArrayList<>();
        try (Utterance speaking = speech.begin("", Client.named("open"));
                Utterance waiting = speech.begin("", Client.named("open"))) {
            speaking.onCancel(() -> assertThatThrownBy(() -> waiting.say(SpeechRequest.of("one"), heard::add))
                    .isInstanceOf(ServerStopping.class));
            Future<?> stop = stop();
            shutdown.done();
            stop.get();
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void secondSignal_endsTheGrace_unlessItBelongsToTheFirst() throws Exception {
        values.put("assistant.shutdown.grace", "600000");
        shutdown.accept();
        CompletableFuture<Throwable> ended = speakUntilEnded();
        Future<?> first = stop();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        Future<?> same = threads.submit(shutdown::stop);
        assertThat(ended.isDone()).isFalse();
        now.addAndGet(1);
        Future<?> second = threads.submit(shutdown::stop);
        assertThat(ended.get()).isInstanceOf(ServerStopping.class);
        shutdown.done();
        first.get();
        same.get();
        second.get();
    }

    @Test
    void cancelledByAnOperator_isNotTheStop() {
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            utterance.cancel();
            assertThatThrownBy(utterance::check).isInstanceOf(TTSException.Cancelled.class);
        }
    }

    private Future<?> stop() throws InterruptedException {
        Future<?> stop = threads.submit(shutdown::stop);
        stopping.await();
        return stop;
    }

    private CompletableFuture<Throwable> speakUntilEnded() throws InterruptedException {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        threads.execute(() -> {
            try (Utterance utterance = speech.begin("", Client.named("open"))) {
                utterance.say(SpeechRequest.of("one hang"), piece -> {});
                ended.complete(null);
            } catch (RuntimeException e) {
                ended.complete(e);
            }
        });
        kokoro.hanging.await();
        return ended;
    }
}
