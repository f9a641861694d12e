package org.assistant.app.rest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.assistant.app.rest.ReplyBody;
import org.assistant.app.rest.speech.IgnoredFields;
import org.assistant.app.rest.speech.Rendition;
import org.assistant.app.rest.speech.SpeechBody;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonBodyTest {

    private static final int MOST_BYTES = 50_000;

    @Test
    void openAiRequest_isRead() {
        SpeechBody body = speech("""
                {"model": "tts-1-hd", "input": "Hé \\ud83d\\ude00", "voice": "alloy", "response_format": "opus",
                 "speed": 1.5, "instructions": "gently", "stream_format": "sse", "unknown": {"a": [1]}}""");
        assertThat(body.model()).isEqualTo("tts-1-hd");
        assertThat(body.speech().text()).isEqualTo("Hé 😀");
        assertThat(body.speech().voice()).isEqualTo("alloy");
        assertThat(body.speech().speed()).isEqualTo(1.5);
        assertThat(body.format()).isEqualTo(AudioFormat.OPUS);
        assertThat(body.events()).isTrue();
    }

    @Test
    void onlyModelAndInput_theRestHasItsDefaults() {
        SpeechBody body = speech("{\"model\": \"tts-1\", \"input\": \"a\", \"voice\": null}");
        assertThat(body.speech().voice()).isEmpty();
        assertThat(body.speech().language().toLanguageTag()).isEqualTo("und");
        assertThat(body.speech().speed()).isEqualTo(1);
        assertThat(body.speech().normalize()).isTrue();
        assertThat(body.format()).isEqualTo(AudioFormat.MP3);
        assertThat(body.events()).isFalse();
        assertThat(body.whole()).isFalse();
    }

    @Test
    void answerThatIsSentAsAWhole_isSpokenForSomebodyWhoHearsNothingBefore() {
        assertThat(speech("{\"model\": \"tts-1\", \"input\": \"a\", \"stream\": false}")
                        .speech()
                        .audience())
                .isEqualTo(Audience.OF_THE_WHOLE);
        assertThat(speech("{\"model\": \"tts-1\", \"input\": \"a\"}").speech().audience())
                .isEqualTo(Audience.UNKNOWN);
    }

    @Test
    void fieldsOfOtherServers_areReadOrNamed() {
        SpeechBody body = speech("""
                {"input": "a", "language": "English", "lang_code": "f", "volume_multiplier": 1.5, "sample_rate": 16000,
                 "instructions": "gently", "return_timestamps": null, "download_format": "mp3", "b\\r\\nX: y": 1}""");
        assertThat(body.model()).isEmpty();
        assertThat(body.speech().language().toLanguageTag()).isEqualTo("en");
        assertThat(body.hint()).isEqualTo("f");
        assertThat(body.rendition()).isEqualTo(new Rendition(1.5, OptionalInt.of(16_000)));
        assertThat(IgnoredFields.header(body.ignored())).isEqualTo("instructions, download_format");
        assertThat(speech("{\"input\": \"a\"}").ignored()).isEmpty();
    }

    @Test
    void formatThatNeedsAnEncoder_saysWhichOne() {
        assertThatThrownBy(() -> speech("{\"input\": \"a\", \"response_format\": \"aac\"}"))
                .hasMessageContaining("flac, mp3, opus, pcm, wav")
                .hasMessageContaining("org.bytedeco:ffmpeg");
        assertThatThrownBy(() -> speech("{\"input\": \"a\", \"response_format\": \"midi\"}"))
                .hasMessageEndingWith("one of flac, mp3, opus, pcm, wav");
    }

    @Test
    void voiceAsAnObject_andLanguage_areRead() {
        SpeechBody body = speech(
                "{\"model\": \"m\", \"input\": \"a\", \"voice\": {\"id\": \"bf_emma\"}, \"language\": \"en-GB\", \"stream\": false, \"normalize\": false}");
        assertThat(body.speech().voice()).isEqualTo("bf_emma");
        assertThat(body.speech().normalize()).isFalse();
        assertThat(body.speech().language().toLanguageTag()).isEqualTo("en-GB");
        assertThat(body.whole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                        | input",
                "{\"model\": \"m\", \"input\": null}                                         | input",
                "{\"model\": \"m\", \"input\": 5}                                            | input",
                "{\"model\": \"m\", \"input\": [\"a\"]}                                      | input",
                "{\"input\": \"a\", \"model\": 1}                          | model",
                "{\"model\": \"m\", \"input\": \"a\", \"voice\": 1}                          | voice",
                "{\"model\": \"m\", \"input\": \"a\", \"voice\": {\"id\": 1}}                | voice",
                "{\"model\": \"m\", \"input\": \"a\", \"voice\": {}}                         | voice",
                "{\"model\": \"m\", \"input\": \"a\", \"speed\": \"1\"}                      | speed",
                "{\"model\": \"m\", \"input\": \"a\", \"speed\": true}                       | speed",
                "{\"model\": \"m\", \"input\": \"a\", \"response_format\": \"midi\"}         | response_format",
                "{\"model\": \"m\", \"input\": \"a\", \"response_format\": 1}                | response_format",
                "{\"model\": \"m\", \"input\": \"a\", \"stream_format\": \"smoke\"}          | stream_format",
                "{\"model\": \"m\", \"input\": \"a\", \"stream\": \"false\"}                 | stream",
                "{\"model\": \"m\", \"input\": \"a\", \"stream\": false, \"stream_format\": \"sse\"} | stream",
                "{\"model\": \"m\", \"input\": \"a\", \"instructions\": 1}                   | instructions",
                "{\"model\": \"m\", \"input\": \"a\", \"language\": \"not a tag\"}           | language",
                "{\"model\": \"m\", \"input\": \"a\", \"language\": 1}                       | language",
                "{\"input\": \"a\", \"lang_code\": 1}                                        | lang_code",
                "{\"input\": \"a\", \"volume_multiplier\": 0}                                | volume_multiplier",
                "{\"input\": \"a\", \"volume_multiplier\": 11}                               | volume_multiplier",
                "{\"input\": \"a\", \"sample_rate\": 7999}                                   | sample_rate",
                "{\"input\": \"a\", \"sample_rate\": 22050.5}                                | sample_rate",
                "{\"input\": \"a\", \"sample_rate\": 1e9}                                    | sample_rate",
            })
    void wrongField_isABadRequestThatNamesIt(String json, String field) {
        assertThatThrownBy(() -> speech(json)).isInstanceOfSatisfying(WebApplicationException.class, e -> {
            assertThat(e.getResponse().getStatus()).isEqualTo(400);
            assertThat(error(e).getString("param")).isEqualTo(field);
            assertThat(error(e).getString("type")).isEqualTo("invalid_request_error");
        });
    }

    @Test
    void numberOutOfAllBounds_isABadRequest() {
        assertThatThrownBy(
                        () -> speech("{\"model\": \"tts-1\", \"input\": \"a\", \"speed\": " + "1".repeat(5_000) + "}"))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(400));
        assertThatThrownBy(() -> speech("{\"model\": \"tts-1\", \"input\": \"a\", \"speed\": 1e999}"))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("speed");
    }

    @ParameterizedTest
    @CsvSource({"''", "'['", "'[]'", "'\"text\"'", "'{\"input\": \"a\"'", "'{input: 1}'", "'{} {}'", "'nonsense secret'"
    })
    void noJsonObject_isABadRequest_withoutTheText(String json) {
        assertMalformed(stream(json));
    }

    @Test
    void brokenUtf8_isABadRequest() {
        assertMalformed(new ByteArrayInputStream(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}));
    }

    @Test
    void deepNesting_isABadRequest() {
        assertMalformed(stream("[".repeat(20_000)));
        assertMalformed(stream("{\"a\":".repeat(9_000)));
    }

    @Test
    void thousandsOfValues_areABadRequest_beforeTheyAreObjects() {
        assertMalformed(stream("{\"model\": \"m\", \"input\": \"a\", \"x\": [" + "{},".repeat(2_000) + "{}]}"));
        assertThat(speech("{\"model\": \"m\", \"input\": \"" + "a, {}: ".repeat(5_000) + "\"}")
                        .speech()
                        .text())
                .hasSize(35_000);
    }

    @Test
    void bodyThatIsTooLong_isRefusedAndReadToItsEnd() {
        InputStream body = stream("{\"model\": \"m\", \"input\": \"" + "a".repeat(MOST_BYTES) + "\"}");
        assertThatThrownBy(() -> JsonBody.read(body, MOST_BYTES))
                .isInstanceOfSatisfying(WebApplicationException.class, e -> {
                    assertThat(e.getResponse().getStatus()).isEqualTo(413);
                    assertThat(error(e).getString("message")).contains("50000");
                });
        assertThat(body).isEmpty();
    }

    @Test
    void replyRequest_isRead() throws IOException {
        ReplyBody body = ReplyBody.of(
                JsonBody.read(
                        stream("{\"text\": \"hi\", \"backend\": \"xtts\", \"response_format\": \"wav\"}"), MOST_BYTES),
                Client.named("open"));
        assertThat(body.request().speech().text()).isEqualTo("hi");
        assertThat(body.request().backend()).isEqualTo("xtts");
        assertThat(body.format()).isEqualTo(AudioFormat.WAV);
    }

    private static void assertMalformed(InputStream body) {
        assertThatThrownBy(() -> JsonBody.read(body, MOST_BYTES))
                .isInstanceOfSatisfying(WebApplicationException.class, e -> {
                    assertThat(e.getResponse().getStatus()).isEqualTo(400);
                    assertThat(error(e).getString("code")).isEqualTo("malformed_body");
                    assertThat(error(e).getString("message")).doesNotContain("secret");
                });
    }

    private static SpeechBody speech(String json) {
        try {
            return SpeechBody.of(JsonBody.read(stream(json), MOST_BYTES), Client.named("open"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject error(WebApplicationException e) {
        return Json.parse((String) e.getResponse().getEntity()).asJsonObject().getJsonObject("error");
    }
}
