package org.assistant.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.FloatBuffer;
import java.time.Duration;
import org.assistant.tts.spi.Backend;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The engine as a developer gets it: injected by its qualifier, inside the container. Runs in the shipped WAR, where AssertJ
 * is not.
 */
@ExtendWith(ArquillianExtension.class)
final class EngineInjectionIT {

    @Inject
    @Backend("kokoro")
    private TTSEngine engine;

    @Inject
    @Any
    private Instance<TTSEngine> engines;

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
    void nameAtRunTime_selectsAnEngineOrNone() {
        assertTrue(engines.select(Backend.Literal.of("kokoro")).isResolvable());
        assertFalse(engines.select(Backend.Literal.of("nobody")).isResolvable());
    }
}
