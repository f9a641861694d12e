package org.assistant.it.deployment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assistant.tts.spi.Backend;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.spi.VoiceCloner;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests an engine that is injected by its qualifier inside the container. Runs in the shipped WAR, which has no AssertJ. */
@ExtendWith(ArquillianExtension.class)
final class EngineInjectionIT {

    @Inject
    @Backend("kokoro")
    private TTSEngine engine;

    @Inject
    @Backend("xtts")
    private TTSEngine xtts;

    @Inject
    @Backend("xtts")
    private VoiceCloner cloner;

    @Inject
    @Any
    private Instance<TTSEngine> engines;

    @Inject
    @Any
    private Instance<VoiceCloner> cloners;

    @Deployment
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("assistant.war")));
    }

    @Test
    void qualifier_injectsAnEngineThatSpeaks() {
        Pcm speech = Pcm.collect(engine, SpeechRequest.of("Good morning.", "af_heart"));

        assertTrue(speech.duration().compareTo(Duration.ofMillis(400)) > 0, () -> "too short: " + speech.duration());
        double power = 0;
        for (FloatBuffer samples = speech.samples(); samples.hasRemaining(); ) {
            float sample = samples.get();
            power += sample * sample;
        }
        assertTrue(Math.sqrt(power / speech.length()) > 0.005, "silent");
    }

    @Test
    void qualifierOfXtts_injectsAnEngineThatSpeaksOrSaysWhatIsMissing() {
        Set<Voice> voices = xtts.voices();

        assertTrue(voices.containsAll(cloner.cloned()), "the engine speaks with what the cloner learned");
        if (xtts.state() instanceof EngineState.Unavailable unavailable) {
            assertTrue(unavailable.remedy().contains("models fetch xtts"), unavailable::remedy);
            TTSException refused = assertThrows(
                    TTSException.EngineUnavailable.class, () -> Pcm.collect(xtts, SpeechRequest.of("Good morning.")));
            assertTrue(refused.getMessage().contains(unavailable.reason()), refused::getMessage);
            CloneRequest request =
                    new CloneRequest("Nobody", Locale.ROOT, "I agree.", List.of(Clip.of(new byte[] {1, 2})));
            assertThrows(TTSException.EngineUnavailable.class, () -> cloner.clone(request));
        } else if (!voices.isEmpty()) {
            assertTrue(Pcm.collect(xtts, SpeechRequest.of("Good morning.")).length() > 0);
        }
    }

    @Test
    void clonerAtRunTime_isThatOfXttsAlone() {
        assertTrue(cloners.select(Backend.Literal.of("xtts")).isResolvable());
        assertFalse(cloners.select(Backend.Literal.of("kokoro")).isResolvable());
    }

    @Test
    void nameAtRunTime_selectsAnEngineOrNone() {
        assertTrue(engines.select(Backend.Literal.of("kokoro")).isResolvable());
        assertTrue(engines.select(Backend.Literal.of("xtts")).isResolvable());
        assertFalse(engines.select(Backend.Literal.of("nobody")).isResolvable());
    }
}
