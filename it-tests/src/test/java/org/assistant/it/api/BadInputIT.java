package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends wrong requests: expects the right status, OpenAI's error object, and a server that still speaks afterwards. */
@ExtendWith(PayaraMicro.class)
final class BadInputIT {

    private static final String GOOD =
            "{\"model\":\"kokoro\",\"voice\":\"af_heart\",\"input\":\"Still here.\",\"response_format\":\"pcm\"}";

    private final Api api;

    BadInputIT(Api api) {
        this.api = api;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // input
                arguments("no input", "{\"model\":\"kokoro\",\"voice\":\"af_heart\"}", 400, "input"),
                arguments("empty input", input(""), 400, "input"),
                arguments("blank input", input(" \\n\\t\\u00a0\\u3000"), 400, "input"),
                arguments("only controls", input("\\u0000\\u0001\\u0007"), 400, "input"),
                arguments("a script the language lacks", input("\\u4f60\\u597d\\uff0c\\u4e16\\u754c"), 400, "input"),
                arguments("a lone surrogate alone", input("\\ud800"), 400, "input"),
                arguments(
                        "input is a number", "{\"model\":\"kokoro\",\"voice\":\"af_heart\",\"input\":5}", 400, "input"),
                arguments(
                        "input is null", "{\"model\":\"kokoro\",\"voice\":\"af_heart\",\"input\":null}", 400, "input"),
                arguments(
                        "input is a list",
                        "{\"model\":\"kokoro\",\"voice\":\"af_heart\",\"input\":[\"a\"]}",
                        400,
                        "input"),
                // model
                arguments("unknown model", with("\"model\":\"gpt-9\""), 404, "model"),
                arguments("model is a number", with("\"model\":1"), 400, "model"),
                // voice
                arguments("unknown voice", with("\"voice\":\"af_nobody\""), 400, "voice"),
                arguments("voice of no language", with("\"voice\":\"xf_alpha\""), 400, "voice"),
                arguments("broken mix", with("\"voice\":\"af_bella(2)+\""), 400, "voice"),
                arguments("mix without weight", with("\"voice\":\"af_bella(0)+af_sky(0)\""), 400, "voice"),
                arguments("voice is a path", with("\"voice\":\"../../../../etc/passwd\""), 400, "voice"),
                arguments("voice is a number", with("\"voice\":7"), 400, "voice"),
                arguments("voice is an object without id", with("\"voice\":{\"name\":\"af_heart\"}"), 400, "voice"),
                // response_format, stream_format, stream
                arguments("unknown format", with("\"response_format\":\"ogg\""), 400, "response_format"),
                arguments("format is a flag", with("\"response_format\":true"), 400, "response_format"),
                arguments("unknown stream format", with("\"stream_format\":\"morse\""), 400, "stream_format"),
                arguments("stream format is a list", with("\"stream_format\":[]"), 400, "stream_format"),
                arguments("stream is a text", with("\"stream\":\"yes\""), 400, "stream"),
                // speed
                arguments("too slow", with("\"speed\":0.2"), 400, "speed"),
                arguments("too fast", with("\"speed\":4.1"), 400, "speed"),
                arguments("negative speed", with("\"speed\":-1"), 400, "speed"),
                arguments("huge speed", with("\"speed\":1e400"), 400, "speed"),
                arguments("speed is a text", with("\"speed\":\"fast\""), 400, "speed"),
                // language
                arguments("unknown language", with("\"language\":\"tlh\""), 400, "language"),
                arguments("no language tag", with("\"language\":\"!!\""), 400, "language"),
                arguments("language is a number", with("\"language\":1"), 400, "language"),
                // the body as a whole
                arguments("nothing", "", 400, null),
                arguments("no JSON", "hello", 400, null),
                arguments("cut off", "{\"model\":\"kokoro\",\"input\":\"He", 400, null),
                arguments("a list", "[]", 400, null),
                arguments("a text", "\"hello\"", 400, null),
                arguments("null", "null", 400, null),
                arguments("deeply nested", "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", 400, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refused_withStatusAndParam(String what, String body, int status, String param) {
        HttpResponse<byte[]> response = api.post(Api.SPEECH, body.getBytes(StandardCharsets.UTF_8));

        JsonObject error = error(response, status);
        assertThat(error.getString("type")).isEqualTo("invalid_request_error");
        if (param != null) {
            assertThat(error.get("param")).isNotEqualTo(JsonValue.NULL);
            assertThat(error.getString("param")).isEqualTo(param);
        }
        if (status == 404) {
            assertThat(error.getString("code")).isEqualTo("model_not_found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello\\u0000 there",
                "Hello \\ud800 there",
                "Hello \\ud83d\\ude00 there",
                "<speak>Hello</speak> & \\\"there\\\"",
                "[[h@l'oU]] %s ${hello} `there`",
                "HELLO THERE!!!!!!!!!!!!",
                "hello\\r\\n\\r\\nthere\\u200b\\ufeff"
            })
    void strangeButSpeakable_spoken(String escaped) {
        HttpResponse<byte[]> response = api.post(Api.SPEECH, input(escaped).getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        assertThat(Audio.ofPcm(response.body()).loudness()).isGreaterThan(0.005);
    }

    @Test
    void textOfAMegabyte_refusedAtOnce() {
        byte[] body = input("All work and no play. ".repeat(50_000)).getBytes(StandardCharsets.UTF_8);

        HttpResponse<byte[]> response = api.post(Api.SPEECH, body);

        assertThat(response.statusCode()).isIn(400, 413);
        assertThat(Api.json(response).getJsonObject("error").getString("message"))
                .isNotBlank();
    }

    @Test
    void textThatIsTooLong_isRefusedWithTheLimit() {
        int most = api.json(Api.REPLY).getInt("max_characters");
        HttpResponse<byte[]> response =
                api.post(Api.SPEECH, input("a".repeat(most + 1)).getBytes(StandardCharsets.UTF_8));

        JsonObject error = error(response, 400);
        assertThat(error.getString("code")).isEqualTo("text_too_long");
        assertThat(error.getInt("limit")).isEqualTo(most);
        assertThat(error.getString("param")).isEqualTo("input");
    }

    @Test
    void bodyThatIsNoUtf8_refused() {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        body[GOOD.indexOf("Still")] = (byte) 0xff;

        assertThat(api.post(Api.SPEECH, body).statusCode()).isIn(200, 400);
    }

    @Test
    void wrongMethod_405() {
        HttpResponse<byte[]> response = api.get(Api.SPEECH, "*/*");

        assertThat(response.headers().firstValue("Allow").orElse("")).contains("POST");
        error(response, 405);
    }

    @Test
    void wrongMediaType_415() {
        HttpRequest request = api.request(Api.SPEECH)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(GOOD))
                .build();

        error(api.send(request, BodyHandlers.ofByteArray()), 415);
    }

    @Test
    void unknownPath_404() {
        error(api.get("/v1/audio/songs", "*/*"), 404);
    }

    @Test
    void reply_withoutText_refused() {
        HttpResponse<byte[]> response = api.post(Api.REPLY, "{\"text\":\" \"}".getBytes(StandardCharsets.UTF_8));

        assertThat(error(response, 400).getString("param")).isEqualTo("text");
    }

    @Test
    void reply_byUnknownBackend_refused() {
        HttpResponse<byte[]> response =
                api.post(Api.REPLY, "{\"text\":\"Hi.\",\"backend\":\"nobody\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(error(response, 400).getString("param")).isEqualTo("backend");
    }

    @AfterEach
    void serverStillSpeaks() {
        HttpResponse<byte[]> response = api.post(Api.SPEECH, GOOD.getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Audio.ofPcm(response.body()).loudness()).isGreaterThan(0.005);
    }

    private static JsonObject error(HttpResponse<byte[]> response, int status) {
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonObject error = Api.json(response).getJsonObject("error");
        assertThat(error.keySet()).contains("message", "type", "param", "code");
        assertThat(error.getString("message"))
                .matches("\\p{Lu}.*\\.")
                .doesNotContain("Exception", "org.assistant", "\tat ");
        return error;
    }

    private static Arguments arguments(String what, String body, int status, String param) {
        return Arguments.of(what, body, status, param);
    }

    /** A good request except for its text, given in its JSON form. */
    private static String input(String escaped) {
        return "{\"model\":\"kokoro\",\"voice\":\"af_heart\",\"response_format\":\"pcm\",\"input\":\"" + escaped
                + "\"}";
    }

    /** A good request except for {@code field}. */
    private static String with(String field) {
        String name = field.substring(0, field.indexOf(':'));
        StringBuilder body = new StringBuilder("{").append(field);
        Stream.of("\"model\":\"kokoro\"", "\"voice\":\"af_heart\"", "\"input\":\"Hi.\"")
                .filter(good -> !good.startsWith(name + ":"))
                .forEach(good -> body.append(',').append(good));
        return body.append('}').toString();
    }
}
