package org.assistant.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code POST /v1/audio/phonemes}. */
@ExtendWith(PayaraMicro.class)
final class PhonemesIT {

    static final String PHONEMES = "/v1/audio/phonemes";

    private final Api api;

    PhonemesIT(Api api) {
        this.api = api;
    }

    @Test
    void text_isReadSentenceBySentence() {
        JsonObject answer = Api.json(api.post(PHONEMES, Map.of("input", "I read 3 books. Now go.", "language", "EN-us")));

        assertThat(answer.getString("engine")).isEqualTo("kokoro");
        List<JsonObject> sentences = answer.getJsonArray("sentences").getValuesAs(JsonObject.class);
        assertThat(sentences).extracting(sentence -> sentence.getString("normalized"))
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

    @Test
    void badRequests_areRefusedAsElsewhere() {
        refused(Map.of("voice", "af_heart"), 400, "input");
        refused(Map.of("input", "Hi.", "voice", "af_nobody"), 400, "voice");
        refused(Map.of("input", "Hi.", "language", "e"), 400, "language");
        refused(Map.of("input", "Hi.", "model", "gpt-9"), 404, "model");
    }

    private void refused(Map<String, String> fields, int status, String param) {
        HttpResponse<byte[]> answer = api.post(PHONEMES, fields);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Api.json(answer).getJsonObject("error").getString("param")).isEqualTo(param);
    }
}
