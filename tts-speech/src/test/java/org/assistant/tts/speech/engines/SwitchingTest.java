package org.assistant.tts.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.config.MemoryOverrides;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.Test;

final class SwitchingTest {

    private final Map<String, String> file = new HashMap<>();
    private final MemoryOverrides overrides = new MemoryOverrides();
    private final LiveConfig config = LiveConfig.of(file, overrides::values);
    private final FakeEngine kokoro = new FakeEngine();
    private final FakeEngine xtts = new FakeEngine();
    private final SlowEngine slow = new SlowEngine();
    private final Engines engines = new Engines(Map.of("kokoro", kokoro, "xtts", xtts, "slow", slow), config);
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final Switching switching = Switching.of(engines, config, overrides, events);

    @Test
    void switch_countsForTheNextUtterance_notForTheOneThatRuns() {
        SpeechService speech = SpeechService.of(engines, config);
        try (Utterance running = speech.begin("", Client.named("open"))) {
            say(running);
            switching.switchTo("xtts", "admin");
            int warm = xtts.spoken();
            say(running);
            assertThat(running.engine()).isEqualTo("kokoro");
            assertThat(kokoro.spoken()).isEqualTo(2);
            assertThat(xtts.spoken()).isEqualTo(warm);
            try (Utterance next = speech.begin("", Client.named("open"))) {
                say(next);
                assertThat(next.engine()).isEqualTo("xtts");
                assertThat(xtts.spoken()).isEqualTo(warm + 1);
            }
        }
    }

    @Test
    void engineThatHasNotSpoken_isWarmedUpOnce() {
        switching.switchTo("xtts", "admin");
        assertThat(xtts.spoken()).isEqualTo(1);
        switching.switchTo("kokoro", "admin");
        switching.switchTo("xtts", "admin");
        assertThat(xtts.spoken()).isEqualTo(1);
        assertThat(engines.inForce()).isEqualTo("xtts");
        assertThat(switching.source()).isEqualTo("console");
    }

    @Test
    void engineThatIsNotReady_isRefusedWithReasonAndRemedy() {
        xtts.pretend(new EngineState.Unavailable("no model", "fetch it"));
        assertThatThrownBy(() -> switching.switchTo("xtts", "admin"))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessage("the engine xtts is not ready: the engine is not ready; fetch it");
        assertThat(engines.inForce()).isEqualTo("kokoro");
        assertThat(overrides.history()).isEmpty();
        Happening refused = events.latest().get(0);
        assertThat(refused.level()).isEqualTo(Happening.Level.WARNING);
        assertThat(refused.kind()).isEqualTo("switch");
        assertThat(refused.details()).containsEntry("from", "kokoro").containsEntry("to", "xtts");
    }

    @Test
    void engineThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> switching.switchTo("nobody", "admin"))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("kokoro, slow, xtts");
        assertThat(events.latest()).hasSize(1);
    }

    @Test
    void switchThatCannotBeKept_isNotMade() {
        overrides.pretendFull(true);
        assertThatThrownBy(() -> switching.switchTo("xtts", "admin")).hasMessage("can't keep the change");
        assertThat(engines.inForce()).isEqualTo("kokoro");
        overrides.pretendFull(false);
        switching.switchTo("xtts", "admin");
        assertThat(engines.inForce()).isEqualTo("xtts");
    }

    @Test
    void rollBack_isOneStepAndGoesBothWays() {
        assertThat(switching.previous()).isEmpty();
        switching.rollBack("admin");
        assertThat(overrides.history()).isEmpty();

        switching.switchTo("xtts", "admin");
        assertThat(switching.previous()).hasValue("kokoro");
        switching.rollBack("admin");
        assertThat(overrides.values()).isEmpty();
        assertThat(switching.source()).isEqualTo("default");
        assertThat(switching.previous()).hasValue("xtts");
        switching.rollBack("admin");
        assertThat(engines.inForce()).isEqualTo("xtts");

        switching.switchTo("kokoro", "admin");
        switching.rollBack("admin");
        assertThat(overrides.values()).containsEntry("tts.backend", "xtts");
    }

    @Test
    void rollBackToAnEngineThatWasLost_isRefused() {
        switching.switchTo("xtts", "admin");
        kokoro.pretend(new EngineState.Unavailable("broken", ""));
        assertThatThrownBy(() -> switching.rollBack("admin")).isInstanceOf(TTSException.EngineUnavailable.class);
        assertThat(engines.inForce()).isEqualTo("xtts");
    }

    @Test
    void reset_letsTheConfigurationCount() {
        switching.switchTo("xtts", "admin");
        file.put("tts.backend", "kokoro");
        assertThat(engines.inForce()).isEqualTo("xtts");
        switching.reset("admin");
        assertThat(engines.inForce()).isEqualTo("kokoro");
        assertThat(switching.source()).isEqualTo("file");
        switching.reset("admin");
        assertThat(overrides.history()).hasSize(2);
        assertThat(events.latest()).hasSize(2);
    }

    @Test
    void switchToWhatIsConfiguredElsewhere_pinsItAndLeavesNothingToGoBackTo() {
        file.put("tts.backend", "xtts");
        switching.switchTo("xtts", "admin");
        file.put("tts.backend", "kokoro");
        assertThat(engines.inForce()).isEqualTo("xtts");
        assertThat(switching.previous()).hasValue("kokoro");
        file.put("tts.backend", "xtts");
        assertThat(switching.previous()).isEmpty();
        assertThat(events.latest().get(0).message()).isEqualTo("admin switched: still xtts");
    }

    @Test
    void sameSwitchAgain_isNoChange() {
        switching.switchTo("xtts", "admin");
        switching.switchTo("xtts", "admin");
        assertThat(overrides.history()).hasSize(1);
    }

    @Test
    void switchOutsideOfTheConsole_isNotedOnceWithItsSource() {
        switching.look();
        file.put("tts.backend", "xtts");
        switching.look();
        switching.look();
        assertThat(events.latest())
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .isEqualTo(Map.of("from", "kokoro", "to", "xtts", "who", "file", "source", "file")));
    }

    @Test
    void switchOfAnotherNode_isNotedWithWhoMadeIt() {
        switching.look();
        overrides.set("tts.backend", "xtts", "kokoro", "admin from 10.0.0.2");
        switching.look();
        assertThat(events.latest())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.details()).containsEntry("who", "admin from 10.0.0.2, at another node"));
    }

    @Test
    void ownSwitch_isNotNotedTwice() {
        switching.look();
        switching.switchTo("xtts", "admin");
        switching.look();
        assertThat(events.latest()).hasSize(1);
    }

    @Test
    void switchWhileAnotherWarmsUp_isRefused_andTheOldEngineSpeaksMeanwhile() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> first = threads.submit(() -> switching.switchTo("slow", "admin"));
            slow.asked.await();
            assertThat(engines.inForce()).isEqualTo("kokoro");
            assertThatThrownBy(() -> switching.switchTo("xtts", "other"))
                    .isInstanceOf(TTSException.EngineUnavailable.class)
                    .hasMessageContaining("another switch");
            slow.go.countDown();
            first.get();
            assertThat(engines.inForce()).isEqualTo("slow");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void say(Utterance utterance) {
        utterance.say(SpeechRequest.of("Hello."), piece -> {});
    }

    /** Speaks once the test lets it. */
    private static final class SlowEngine implements TTSEngine {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final FakeEngine speaker = new FakeEngine();

        @Override
        public Set<Locale> languages() {
            return speaker.languages();
        }

        @Override
        public Set<Voice> voices() {
            return speaker.voices();
        }

        @Override
        public Voice defaultVoice() {
            return speaker.defaultVoice();
        }

        @Override
        public int sampleRate() {
            return speaker.sampleRate();
        }

        @Override
        public EngineState state() {
            return speaker.state();
        }

        @Override
        public void speak(SpeechRequest request, Consumer<Pcm> sink) {
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TTSException.Cancelled(e);
            }
            speaker.speak(request, sink);
        }

        @Override
        public void close() {
            speaker.close();
        }
    }
}
