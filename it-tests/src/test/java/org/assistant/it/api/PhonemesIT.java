package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code POST /v1/audio/phonemes}. */
@ExtendWith(PayaraMicro.class)
final class PhonemesIT {

    private static final String DICTIONARY = "/api/admin/pronunciations";
    private static final String PHONEMES = "/v1/audio/phonemes";

    private final Api api;

    PhonemesIT(Api api) {
        this.api = api;
    }

    @Test
    void text_isReadSentenceBySentence() {
        JsonObject answer =
                Api.json(api.post(PHONEMES, Map.of("input", "I read 3 books. Now go.", "language", "EN-us")));

        assertThat(answer.getString("engine")).isEqualTo("kokoro");
        List<JsonObject> sentences = answer.getJsonArray("sentences").getValuesAs(JsonObject.class);
        assertThat(sentences)
                .extracting(sentence -> sentence.getString("normalized"))
                .containsExactly("I read three books.", "Now go.");
        assertThat(sentences.get(0).getString("language")).isEqualTo("en-US");
        assertThat(sentences.get(0).getString("phonemes")).startsWith("ˌI ɹ").endsWith("bˈʊks.");
        List<JsonObject> words = sentences.get(0).getJsonArray("words").getValuesAs(JsonObject.class);
        assertThat(words).extracting(word -> word.getString("word")).containsExactly("I", "read", "three", "books");
        assertThat(words.get(2).getString("origin")).isEqualTo("lexicon");
        assertThat(words.get(2).getString("phonemes")).isEqualTo("θɹˈi");
    }

    @Test
    void voiceAndLanguage_decideTheAccent() {
        JsonObject answer = Api.json(api.post(PHONEMES, Map.of("input", "The dance.", "voice", "bf_emma")));

        JsonObject sentence = answer.getJsonArray("sentences").getJsonObject(0);
        assertThat(sentence.getString("language")).isEqualTo("en-GB");
        assertThat(sentence.getString("phonemes")).isEqualTo("ðə dˈɑːns.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "こんにちは、世界。 | | The text is Japanese, which the voice \"af_heart\" does not speak; voices that do: jf_alpha,",
                "你好，世界。 | if_sara | The text is Chinese, which the voice \"if_sara\" does not speak; voices that do: zf_xiaobei,",
                "Привет, как дела? Сегодня хорошая погода. | | The text is Russian, which no voice here speaks; spoken are English,"
            })
    void textThatTheVoiceCantSpeak_isRefusedWithItsLanguage_andTheVoicesThatCan(
            String text, String voice, String message) {
        for (String path : List.of(PHONEMES, "/v1/audio/speech")) {
            Map<String, Object> request =
                    Map.of("model", "kokoro", "input", text, "voice", voice == null ? "af_heart" : voice);
            HttpResponse<byte[]> refused = api.post(path, request);
            assertThat(refused.statusCode()).isEqualTo(400);
            JsonObject error = Api.json(refused).getJsonObject("error");
            assertThat(error.getString("param")).isEqualTo("input");
            assertThat(error.getString("message")).startsWith(message);
        }
    }

    @Test
    void languageThatTheVoiceDoesNotSpeak_isRefusedWithTheVoicesThatDo() {
        JsonObject error = Api.json(api.post(PHONEMES, Map.of("input", "ok", "voice", "af_heart", "language", "ja")))
                .getJsonObject("error");
        assertThat(error.getString("message"))
                .startsWith("The voice \"af_heart\" does not speak Japanese (ja); voices that do: jf_alpha,");
    }

    @Test
    void phonemesInTheText_areSaid() {
        JsonObject word = words("[Kokoro](/kˈOkəɹO/) is a model.").get(0);
        assertThat(word.getString("phonemes")).isEqualTo("kˈOkəɹO");
        assertThat(word.getString("origin")).isEqualTo("override");
    }

    @Test
    void dictionary_countsAtOnce_andGoesOutAndInAsAText() {
        try {
            JsonObject entry = Api.json(api.send(
                    api.request(DICTIONARY)
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(
                                    "{\"language\":\"EN\",\"word\":\"Xyzzyx\",\"said\":\"/zˈɪzi/\"}"))
                            .build(),
                    BodyHandlers.ofByteArray()));
            assertThat(entry.getString("language")).isEqualTo("en");
            JsonObject word = words("Say Xyzzyx now.").get(1);
            assertThat(word.getString("phonemes")).isEqualTo("zˈɪzi");
            assertThat(word.getString("origin")).isEqualTo("dictionary");

            String text = Api.text(api.get(DICTIONARY + "/file", "text/plain"));
            assertThat(text).contains("en\tXyzzyx\t/zˈɪzi/\n");
            HttpResponse<byte[]> read = file(text.replace("/zˈɪzi/", "busy"));
            assertThat(Api.json(read).getInt("read")).isPositive();
            assertThat(words("Say Xyzzyx now.").get(1).getString("phonemes")).isEqualTo("bˈɪzi");

            HttpResponse<byte[]> bad = file("en\tXyzzyx\t/z%/\n");
            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(Api.text(bad)).contains("U+0025");
        } finally {
            api.send(
                    api.request(DICTIONARY + "?language=en&word=Xyzzyx")
                            .header("X-Requested-With", "assistant")
                            .DELETE()
                            .build(),
                    BodyHandlers.ofByteArray());
        }
        assertThat(words("Say Xyzzyx now.").get(1).getString("origin")).isEqualTo("espeak");
    }

    private HttpResponse<byte[]> file(String text) {
        return api.send(
                api.request(DICTIONARY + "/file")
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .header("X-Requested-With", "assistant")
                        .POST(BodyPublishers.ofString(text))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private List<JsonObject> words(String text) {
        return Api.json(api.post(PHONEMES, Map.of("input", text)))
                .getJsonArray("sentences")
                .getJsonObject(0)
                .getJsonArray("words")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void badRequests_areRefusedAsElsewhere() {
        refused(Map.of("voice", "af_heart"), 400, "input");
        refused(Map.of("input", "Hi.", "voice", "af_nobody"), 400, "voice");
        refused(Map.of("input", "[Hi](/h#/)."), 400, "input");
        refused(Map.of("input", "Hi.", "language", "e"), 400, "language");
        refused(Map.of("input", "Hi.", "model", "gpt-9"), 404, "model");
    }

    private void refused(Map<String, String> fields, int status, String param) {
        HttpResponse<byte[]> answer = api.post(PHONEMES, fields);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Api.json(answer).getJsonObject("error").getString("param")).isEqualTo(param);
    }
}
