package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** Decodes every format with a browser's decoders, which share no code with our encoders. */
@ExtendWith(PayaraMicro.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DecodingIT {

    private static final String DECODE = """
            const [format, stream, done] = arguments;
            fetch('/v1/audio/speech', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({
                model: 'kokoro', voice: 'af_heart', input: 'Good morning. How are you?', response_format: format, stream,
              }),
            })
              .then((response) => response.arrayBuffer())
              .then((bytes) => new OfflineAudioContext(1, 1, 24000).decodeAudioData(bytes))
              .then((audio) => {
                const samples = audio.getChannelData(0);
                const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
                done([audio.duration, Math.sqrt(power), audio.numberOfChannels]);
              })
              .catch((failure) => done([String(failure)]));
            """;

    private final Api api;
    private ChromeDriver browser;

    DecodingIT(Api api) {
        this.api = api;
    }

    @BeforeAll
    void open() {
        browser = Browser.open(1_280);
        browser.get(api.uri("/").toString());
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @ParameterizedTest
    @CsvSource({"wav,false", "mp3,false", "opus,false", "flac,false", "wav,true", "mp3,true", "opus,true", "flac,true"})
    void browser_decodesSpeech(String format, boolean stream) {
        List<?> decoded = (List<?>) browser.executeAsyncScript(DECODE, format, stream);

        assertThat(decoded).as("duration, loudness, channels").hasSize(3);
        assertThat(((Number) decoded.get(0)).doubleValue()).isBetween(1.0, 4.0);
        assertThat(((Number) decoded.get(1)).doubleValue()).isGreaterThan(0.005);
        assertThat(((Number) decoded.get(2)).intValue()).isEqualTo(1);
    }
}
