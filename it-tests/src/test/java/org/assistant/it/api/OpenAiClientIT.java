package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.models.Model;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests OpenAI's own client for Java with the address of this server and no other change. */
@ExtendWith(PayaraMicro.class)
final class OpenAiClientIT {

    private final OpenAIClient client;

    OpenAiClientIT(Api api) {
        client = OpenAIOkHttpClient.builder()
                .baseUrl(api.uri("/v1").toString())
                .apiKey("not needed")
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void speech_toAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("speech.wav");
        SpeechCreateParams params = params("tts-1", "alloy");

        try (HttpResponse response = client.audio().speech().create(params);
                InputStream body = response.body()) {
            Files.copy(body, file);
        }

        Audio audio = Audio.ofWav(Files.readAllBytes(file));
        assertThat(audio.loudness()).isGreaterThan(0.005);
    }

    @Test
    void models_listed() {
        assertThat(client.models().list().data()).extracting(Model::id).contains("kokoro");
    }

    @Test
    void unknownModel_isItsNotFoundException() {
        assertThatThrownBy(() -> client.audio().speech().create(params("gpt-9", "alloy")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void unknownVoice_isItsBadRequestException() {
        assertThatThrownBy(() -> client.audio().speech().create(params("kokoro", "af_nobody")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("af_nobody");
    }

    private static SpeechCreateParams params(String model, String voice) {
        return SpeechCreateParams.builder()
                .model(model)
                .voice(voice)
                .input("Good morning.")
                .responseFormat(SpeechCreateParams.ResponseFormat.WAV)
                .build();
    }
}
