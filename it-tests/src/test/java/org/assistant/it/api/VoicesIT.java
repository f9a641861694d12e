package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests {@code GET /v1/audio/voices} and {@code GET /v1/models}. */
@ExtendWith(PayaraMicro.class)
final class VoicesIT {

    private final Api api;

    VoicesIT(Api api) {
        this.api = api;
    }

    @Test
    void voices_oneOfEachWithLanguageSexAndEngine() {
        List<JsonObject> voices = data("/v1/audio/voices");

        assertThat(voices).hasSize(54);
        assertThat(voices).extracting(voice -> voice.getString("id")).doesNotHaveDuplicates();
        assertThat(voices).allSatisfy(voice -> {
            assertThat(voice.getString("object")).isEqualTo("voice");
            assertThat(voice.getString("engine")).isEqualTo("kokoro");
            assertThat(voice.getJsonArray("languages").getValuesAs(JsonString::getString))
                    .containsExactly(voice.getString("language"));
            assertThat(voice.getString("name")).isNotBlank();
            assertThat(voice.getString("sex")).isEqualTo(voice.getString("id").charAt(1) == 'f' ? "female" : "male");
        });
        Set<String> languages =
                voices.stream().map(voice -> voice.getString("language")).collect(Collectors.toSet());
        assertThat(languages)
                .containsExactlyInAnyOrder("en-US", "en-GB", "es", "fr", "hi", "it", "ja", "pt-BR", "zh-CN");
    }

    @Test
    void voices_oneIsTheDefault() {
        assertThat(data("/v1/audio/voices"))
                .filteredOn(voice -> voice.getBoolean("default", false))
                .extracting(voice -> voice.getString("id"))
                .containsExactly("af_heart");
    }

    @Test
    void models_listEngineAndNamesOfOpenAi() {
        List<JsonObject> models = data("/v1/models");

        assertThat(models).extracting(model -> model.getString("id")).contains("kokoro");
        assertThat(models)
                .allSatisfy(model -> assertThat(model.getString("object")).isEqualTo("model"));
    }

    private List<JsonObject> data(String path) {
        JsonObject list = api.json(path);
        assertThat(list.getString("object")).isEqualTo("list");
        return list.getJsonArray("data").getValuesAs(JsonObject.class);
    }
}
