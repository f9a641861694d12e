package org.assistant.tts.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assistant.tts.speech.config.Dictionary;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Crowds;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.FailuresInRow;
import org.assistant.tts.speech.engines.Pronouncing;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.guard.FallbackLog;
import org.assistant.tts.speech.guard.Guard;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.utterance.Admission;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

/** What the failure of an utterance means to the server, and what a failing observer means to an utterance. */
final class UtteranceFailuresTest {

    private final Map<String, String> values = new HashMap<>();
    private final LiveConfig config = LiveConfig.of(values);
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final ScenarioEngine kokoro = new ScenarioEngine(0.5f);
    private final Engines engines = new Engines(Map.of("kokoro", kokoro), config);
    private final Utterances utterances = new Utterances();
    private final FailuresInRow failures = new FailuresInRow(events);
    private final Shutdown shutdown = new Shutdown(utterances, config, events);
    private final List<Pcm> heard = new ArrayList<>();
    private final SpeechService speech = new SpeechService(
            engines,
            new Admission(config, new ThrowingEvent<>()),
            new Guard(engines, config),
            new GuardedSpeech(SpeechThreads.of(Runnable::run)),
            SpeechThreads.of(Runnable::run),
            new Crowds(),
            new WarmUp(engines),
            utterances,
            new ThrowingEvent<>(),
            new ThrowingEvent<>(),
            new FallbackLog(events),
            failures,
            new Pronouncing(new Dictionary(Path.of("nowhere")), engines),
            shutdown,
            config);

    @Test
    void observersThatThrow_breakNoSpeech() {
        say("one two", heard::add);
        assertThat(heard).hasSize(2);
    }

    @Test
    void observersThatThrow_changeNoRefusal() {
        values.put("tts.speech.max-concurrent", "1");
        try (Utterance first = speech.begin("", Client.named("open"))) {
            assertThatThrownBy(() -> speech.begin("", Client.named("open")))
                    .isInstanceOf(TTSException.EngineOverloaded.class);
            assertThat(first.spoken()).isFalse();
        }
    }

    @Test
    void missingClass_isAFailureOfTheServer_thatTheClientIsTold() {
        kokoro.beforeWord = word -> {
            throw new NoClassDefFoundError("Missing");
        };
        assertThatThrownBy(() -> say("one", heard::add))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(failures.complaint()).isPresent();
        kokoro.beforeWord = word -> {};
        say("one", heard::add);
        assertThat(failures.complaint()).isEmpty();
    }

    @Test
    void threeSpeechesThatFail_areDoubt() {
        kokoro.beforeWord = word -> {
            throw new IllegalStateException();
        };
        for (int i = 0; i < 3; i++) {
            assertThat(failures.complaint()).isEmpty();
            assertThatThrownBy(() -> say("one", heard::add)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(failures.complaint()).isPresent();
    }

    @Test
    void clientsMistakesAndDepartures_areNoDoubt() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> say("...", heard::add)).isInstanceOf(TTSException.InvalidRequest.class);
            assertThatThrownBy(() -> say("one", piece -> {
                        throw new IllegalStateException("gone");
                    }))
                    .hasMessage("gone");
            try (Utterance cancelled = speech.begin("", Client.named("open"))) {
                cancelled.cancel();
                assertThatThrownBy(() -> cancelled.say(SpeechRequest.of("one"), heard::add))
                        .isInstanceOf(TTSException.Cancelled.class);
            }
        }
        assertThat(failures.complaint()).isEmpty();
    }

    private void say(String text, Consumer<Pcm> sink) {
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            utterance.say(SpeechRequest.of(text), sink);
        }
    }
}
