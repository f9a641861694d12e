package org.assistant.tts.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assistant.tts.audio.Wav;
import org.assistant.tts.remote.OtherServer.Request;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests to other servers, and what becomes of a text when they fail. */
final class RemoteFailuresTest {

    private static final String TEXT = "One two three.";
    private static final String PCM = "audio/pcm;rate=24000";

    private final OtherServer first = OtherServer.start().speaking();
    private final OtherServer second = OtherServer.start().speaking();
    private final List<RemoteEngine> engines = new ArrayList<>();

    @AfterEach
    void stop() {
        engines.forEach(RemoteEngine::close);
        first.close();
        second.close();
    }

    private RemoteEngine engine(URI... urls) {
        return engine(Map.of(), urls);
    }

    private RemoteEngine engine(Map<String, String> values, URI... urls) {
        RemoteEngine engine = new RemoteEngine(Remotes.config(values, urls));
        engines.add(engine);
        return engine;
    }

    private static Pcm speak(RemoteEngine engine) {
        return Pcm.collect(engine, SpeechRequest.of(TEXT));
    }

    @Test
    void notConfigured_saysWhatToDo_andHasNoVoice() {
        RemoteEngine engine = engine();
        assertThat(engine.state())
                .isEqualTo(new EngineState.Unavailable(
                        "no other server is configured", "set tts.remote.urls to the address of one"));
        assertThat(engine.voices()).isEmpty();
        assertThat(engine.languages()).isEmpty();
        assertThatThrownBy(() -> speak(engine))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("tts.remote.urls");
    }

    @Test
    void request_hasOpenAisFields_ourKeyForTheServer_andTheMarkOfARelayedText() {
        speak(engine(Map.of("key", "secret-of-the-node", "model", "xtts"), first.url()));
        Request request = first.requests().get(0);
        assertThat(request.body().toString())
                .isEqualTo("{\"model\":\"xtts\",\"input\":\"One two three.\",\"response_format\":\"pcm\","
                        + "\"voice\":\"anna\"}");
        assertThat(request.headers().get("Authorization")).containsExactly("Bearer secret-of-the-node");
        assertThat(request.headers().get("X-tts-relayed")).containsExactly("true");
    }

    @Test
    void noKey_noAuthorization() {
        speak(engine(first.url()));
        assertThat(first.requests().get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void node_isToldTheLanguage_andThatATextIsNormalized() {
        RemoteEngine engine = engine(first.url());
        Pcm.collect(engine, new SpeechRequest(TEXT, "hans", Locale.GERMAN, 1.25).withNormalize(false));
        assertThat(first.requests().get(0).body().toString())
                .endsWith("\"voice\":\"hans\",\"speed\":1.25,\"language\":\"de\",\"normalize\":false}");
    }

    @Test
    void anotherServer_isToldNoFieldsOfOurs() {
        first.model(exchange -> OtherServer.json(exchange, 200, "{\"voices\": [\"alloy\"]}"));
        RemoteEngine engine = engine(first.url());
        Pcm.collect(engine, new SpeechRequest(TEXT, "alloy", Locale.ENGLISH, 1).withNormalize(false));
        assertThat(first.requests().get(0).body().toString()).endsWith("\"voice\":\"alloy\"}");
    }

    @Test
    void voices_areThoseOfTheModel_withLanguagesAndSex() {
        RemoteEngine engine = engine(first.url());
        speak(engine);
        assertThat(engine.voices())
                .containsExactly(
                        new Voice("anna", "Anna", Locale.US, Voice.Sex.FEMALE),
                        new Voice("hans", "Hans", Locale.GERMAN, Voice.Sex.MALE));
        assertThat(engine.defaultVoice().id()).isEqualTo("anna");
        assertThat(engine.languages()).containsExactlyInAnyOrder(Locale.US, Locale.GERMAN);
    }

    @Test
    void voicesListedElsewhere_areFound_asIdsToo() {
        first.model(exchange -> OtherServer.json(exchange, 404, "{}"))
                .voices(exchange -> OtherServer.json(exchange, 200, "{\"voices\": [\"af_heart\", \"am_adam\"]}"));
        RemoteEngine engine = engine(Map.of("languages", "en-US, fr"), first.url());
        speak(engine);
        assertThat(engine.voices()).extracting(Voice::id).containsExactly("af_heart", "am_adam");
        assertThat(engine.languages()).containsExactlyInAnyOrder(Locale.US, Locale.FRENCH);
    }

    @Test
    void noVoices_areTakenFromTheConfiguration_andMissedWithoutIt() {
        first.model(exchange -> OtherServer.json(exchange, 404, "{}"));
        RemoteEngine without = engine(first.url());
        speak(without);
        assertThat(without.state())
                .isEqualTo(new EngineState.Unavailable(
                        "the other server lists no voices", "name them in tts.remote.voices"));
        RemoteEngine with = engine(Map.of("voices", "alloy, echo", "voice", "echo"), first.url());
        speak(with);
        assertThat(with.state()).isEqualTo(new EngineState.Ready());
        assertThat(with.defaultVoice().id()).isEqualTo("echo");
    }

    @Test
    void wavOfAnotherRate_soundsAsLongInOurs() {
        float[] tone = new float[22_050];
        Arrays.fill(tone, 0.25f);
        first.speech(exchange -> OtherServer.send(exchange, "audio/wav", Wav.write(Pcm.of(tone, 22_050))));
        Pcm heard = speak(engine(Map.of("format", "wav"), first.url()));
        assertThat(heard.sampleRate()).isEqualTo(24_000);
        assertThat(heard.duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void rateInTheContentType_isChangedToOurs() {
        first.speech(exchange -> OtherServer.send(exchange, "audio/pcm;rate=16000", new byte[32_000]));
        assertThat(speak(engine(first.url())).duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void longText_goesOutInPassages_andEachTellsWhatWasSaid() {
        String sentence = "This sentence has as many words as it takes to be of some length here. ";
        String text = sentence.repeat(12);
        List<Said> said = new ArrayList<>();
        engine(first.url()).speak(SpeechRequest.of(text), piece -> piece.said().ifPresent(said::add));
        assertThat(first.requests()).hasSizeBetween(2, 4);
        assertThat(String.join("", first.requests().stream().map(Request::input).toList()))
                .isEqualTo(text);
        assertThat(said).hasSameSizeAs(first.requests()).endsWith(new Said(text.length()));
        assertThat(text.substring(0, said.get(0).upTo())).endsWith("here.");
    }

    @Test
    void serverThatIsGone_theNextOneSpeaks() {
        URI gone = first.url();
        first.close();
        RemoteEngine engine = engine(gone, second.url());
        assertThat(speak(engine).length()).isPositive();
        assertThat(engine.state()).isEqualTo(new EngineState.Ready());
    }

    @Test
    void serverThatRefuses_theNextOneSpeaks_andItIsLeftAlone() {
        first.speech(exchange -> OtherServer.json(exchange, 503, "{\"error\": {\"code\": \"engine_unavailable\"}}"));
        RemoteEngine engine = engine(first.url(), second.url());
        for (int i = 0; i < 5; i++) {
            assertThat(speak(engine).length()).isPositive();
        }
        assertThat(first.requests()).hasSizeLessThanOrEqualTo(1);
        assertThat(second.requests()).hasSize(5);
    }

    @Test
    void brokenOffBeforeItsSound_theNextOneSpeaks() {
        first.speech(exchange -> {
            OutputStream out = OtherServer.begin(exchange, PCM);
            out.flush();
            throw new IOException("breaks off");
        });
        assertThat(speak(engine(first.url(), second.url())).length()).isPositive();
    }

    @Test
    void brokenOffAmidItsSound_isAnError_andNobodyElseIsAsked() {
        OtherServer.Answer half = exchange -> {
            OutputStream out = OtherServer.begin(exchange, PCM);
            out.write(new byte[4_800]);
            out.flush();
            throw new IOException("breaks off");
        };
        first.speech(half);
        second.speech(half);
        List<Pcm> heard = new ArrayList<>();
        Throwable failure =
                catchThrowable(() -> engine(first.url(), second.url()).speak(SpeechRequest.of(TEXT), heard::add));
        assertThat(failure).isInstanceOf(TTSException.SynthesisFailed.class).hasMessageContaining("broke off");
        assertThat(heard).isNotEmpty().allMatch(piece -> piece.said().isEmpty());
        assertThat(first.requests().size() + second.requests().size()).isEqualTo(1);
    }

    @Test
    void soundThatStops_isAnError() {
        first.speech(exchange -> {
            OutputStream out = OtherServer.begin(exchange, PCM);
            out.write(new byte[4_800]);
            out.flush();
            first.hang();
        });
        assertThatThrownBy(() -> speak(engine(Map.of("idle-timeout", "200"), first.url())))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessageContaining("nothing came for 200 ms");
    }

    @Test
    void overloaded_saysAfterHowLong_andAsksNobodyBefore() {
        first.speech(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            OtherServer.json(exchange, 429, "{\"error\": {\"code\": \"overloaded\"}}");
        });
        RemoteEngine engine = engine(first.url());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> speak(engine))
                    .isInstanceOfSatisfying(
                            TTSException.EngineOverloaded.class,
                            e -> assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(7)));
        }
        assertThat(first.requests()).hasSize(1);
        assertThat(engine.state()).isEqualTo(new EngineState.Ready());
    }

    @ParameterizedTest
    @CsvSource({
        "401, refuses the key of tts.remote.key",
        "403, refuses the key of tts.remote.key",
        "404, has no speech at this address",
        "503, can't speak now",
        "508, would have the text spoken by a third one",
        "302, redirects"
    })
    void refusal_isAClearError_withoutTheWordsOfTheOtherServer(int status, String words) {
        first.speech(exchange -> OtherServer.json(exchange, status, "{\"error\": {\"message\": \"" + TEXT + "\"}}"));
        assertThatThrownBy(() -> speak(engine(first.url())))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining(TEXT);
    }

    @Test
    void failureOfOneText_isNoTroubleOfTheServer() {
        first.speech(exchange -> OtherServer.json(exchange, 500, "{\"error\": {\"code\": \"synthesis_failed\"}}"));
        RemoteEngine engine = engine(first.url());
        assertThatThrownBy(() -> speak(engine))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessageContaining("status 500, synthesis_failed");
        assertThat(engine.state()).isEqualTo(new EngineState.Ready());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json"})
    void anotherContentType_isAnError(String type) {
        first.speech(exchange -> OtherServer.send(exchange, type, new byte[4_800]));
        assertThatThrownBy(() -> speak(engine(first.url())))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("sends " + type + " instead of sound");
    }

    @Test
    void soundThatEndsAmidASample_isAnError() {
        first.speech(exchange -> OtherServer.send(exchange, PCM, new byte[4_801]));
        assertThatThrownBy(() -> speak(engine(first.url())))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessageContaining("within a sample");
    }

    @Test
    void interruptedWhileItWaits_isCancelled_andTheConnectionIsClosed() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        first.speech(exchange -> {
            OutputStream out = OtherServer.begin(exchange, PCM);
            asked.countDown();
            try {
                while (true) {
                    out.write(new byte[4_800]);
                    out.flush();
                }
            } catch (IOException e) {
                gone.countDown();
                throw e;
            }
        });
        RemoteEngine engine = engine(first.url());
        Throwable[] thrown = new Throwable[1];
        Thread listener = new Thread(() ->
                thrown[0] = catchThrowable(() -> engine.speak(SpeechRequest.of(TEXT), piece -> Thread.onSpinWait())));
        listener.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        listener.interrupt();
        listener.join(10_000);
        assertThat(thrown[0]).isInstanceOf(TTSException.Cancelled.class);
        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void interruptedBeforeTheAnswer_isCancelled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        first.speech(exchange -> {
            asked.countDown();
            first.hang();
        });
        RemoteEngine engine = engine(first.url());
        Throwable[] thrown = new Throwable[1];
        Thread listener = new Thread(() -> thrown[0] = catchThrowable(() -> speak(engine)));
        listener.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        listener.interrupt();
        listener.join(10_000);
        assertThat(thrown[0]).isInstanceOf(TTSException.Cancelled.class);
    }

    @Test
    void closed_endsWhatIsSpoken() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        first.speech(exchange -> {
            asked.countDown();
            first.hang();
        });
        RemoteEngine engine = engine(first.url());
        Throwable[] thrown = new Throwable[1];
        Thread listener = new Thread(() -> thrown[0] = catchThrowable(() -> speak(engine)));
        listener.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        engine.close();
        listener.join(10_000);
        assertThat(thrown[0]).isInstanceOf(TTSException.EngineUnavailable.class).hasMessageContaining("closed");
    }

    @Test
    void keptConnectionThatTheServerClosed_isReplaced() {
        RemoteEngine engine = engine(first.url());
        speak(engine);
        int port = first.port();
        first.close();
        try (OtherServer again = OtherServer.start(port).speaking()) {
            assertThat(speak(engine).length()).isPositive();
            assertThat(again.requests()).hasSize(1);
        }
    }

    @Test
    void serverThatComesBack_isReadyAgain() {
        int port = first.port();
        RemoteEngine engine = engine(first.url());
        speak(engine);
        first.close();
        assertThatThrownBy(() -> speak(engine)).isInstanceOf(TTSException.EngineUnavailable.class);
        assertThat(engine.state()).isInstanceOf(EngineState.Unavailable.class);
        try (OtherServer again = OtherServer.start(port).speaking()) {
            assertThat(speak(engine).length()).isPositive();
            assertThat(engine.state()).isEqualTo(new EngineState.Ready());
            assertThat(again.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/v1", "http://name:secret@host/v1", "http://host/v1?key=secret", "host"})
    void addressThatIsNone_isRefused_withoutItsSecret(String url) {
        assertThatThrownBy(() ->
                        RemoteConfig.from(key -> key.equals("tts.remote.urls") ? Optional.of(url) : Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tts.remote.urls")
                .hasMessageNotContaining("secret");
    }
}
