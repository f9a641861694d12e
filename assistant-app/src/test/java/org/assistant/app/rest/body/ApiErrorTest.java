package org.assistant.app.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class ApiErrorTest {

    @Test
    void everyFailure_hasItsStatus() {
        assertThat(status(new TTSException.InvalidRequest("speed", "m"))).isEqualTo(400);
        assertThat(status(new TTSException.UnknownVoice("v", "m"))).isEqualTo(400);
        assertThat(status(new TTSException.UnsupportedLanguage(Locale.FRENCH, "m")))
                .isEqualTo(400);
        assertThat(status(new TTSException.EngineOverloaded("m"))).isEqualTo(429);
        assertThat(status(new TTSException.EngineUnavailable("m", null))).isEqualTo(503);
        assertThat(status(new TTSException.ModelUnavailable("m", null))).isEqualTo(503);
        assertThat(status(new TTSException.Cancelled(null))).isEqualTo(503);
        assertThat(status(new TTSException.SynthesisFailed("m", null))).isEqualTo(500);
        assertThat(status(new IllegalStateException("m"))).isEqualTo(500);
    }

    @Test
    void textOfTheEngine_isNamedAsTheRequestNamesIt() {
        ApiError error = ApiError.of(new TTSException.InvalidRequest("text", "m"), "input");
        assertThat(error.param()).isEqualTo("input");
    }

    @Test
    void unforeseenFailure_keepsItsMessageToItself() {
        String json = ApiError.of(new IllegalStateException("secret"), "input").body();
        assertThat(json).doesNotContain("secret").contains("server_error");
    }

    @Test
    void errorObject_hasAllFourFields() {
        JsonObject error = error(ApiError.badRequest("", "m"));
        assertThat(error).doesNotContainKey("limit");
        assertThat(error.getString("message")).isEqualTo("M.");
        assertThat(error.getString("type")).isEqualTo("invalid_request_error");
        assertThat(error.get("param")).isEqualTo(JsonValue.NULL);
        assertThat(error.get("code")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void textThatIsTooLong_saysHowLongItMayBe() {
        JsonObject error = error(ApiError.of(new TTSException.TextTooLong(5, "the text may have at most 5"), "input"));
        assertThat(error.getString("param")).isEqualTo("input");
        assertThat(error.getString("code")).isEqualTo("text_too_long");
        assertThat(error.getInt("limit")).isEqualTo(5);
        assertThat(error.getString("message")).isEqualTo("The text may have at most 5.");
    }

    @Test
    void failuresThatPass_sayWhenToTryAgain() {
        for (TTSException failure : new TTSException[] {
            new TTSException.EngineOverloaded("m"), new TTSException.EngineUnavailable("m", null)
        }) {
            try (Response response = ApiError.of(failure, "input").response()) {
                assertThat(Integer.parseInt(response.getHeaderString("Retry-After")))
                        .isPositive();
            }
        }
    }

    private static JsonObject error(ApiError error) {
        return Json.parse(error.body()).asJsonObject().getJsonObject("error");
    }

    private static int status(Throwable failure) {
        return ApiError.of(failure, "input").status();
    }
}
