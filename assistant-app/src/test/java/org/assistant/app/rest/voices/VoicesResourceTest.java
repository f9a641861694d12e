package org.assistant.app.rest.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assistant.app.rest.FormPart;
import org.assistant.app.rest.ReaderRequest;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.RecordJson;
import org.assistant.app.rest.connection.BoundedBody;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.spi.FakeCloner;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.VoiceCloner;
import org.junit.jupiter.api.Test;

final class VoicesResourceTest {

    private static final HttpServletRequest OPEN = ReaderRequest.of(Caller.OPEN);
    private static final EntityPart NAME = new FormPart("name", "Zoë");
    private static final EntityPart CONSENT = new FormPart("consent", "I agree to it.");
    private static final EntityPart CLIP =
            new FormPart("audio_sample", FakeCloner.goodClip().toArray());

    private final FakeCloner cloner = new FakeCloner();
    private final LiveConfig config = LiveConfig.of(Map.of());
    private final Engines engines = new Engines(Map.of("fake", new FakeEngine()), config);
    private final VoicesResource voices =
            new VoicesResource(engines, new VoiceCloning(Map.of("fake", cloner), engines, config));

    @Test
    void form_becomesAVoice() throws IOException {
        EntityPart language = new FormPart("language", "en-GB");
        EntityPart unknown = new FormPart("colour", "blue");
        JsonObject voice = object(voices.create(List.of(NAME, CONSENT, language, unknown, CLIP, CLIP)));
        assertThat(voice.getString("name")).isEqualTo("Zoë");
        assertThat(voice.getString("object")).isEqualTo("voice");
        assertThat(voice.getString("language")).isEqualTo("en-GB");
        assertThat(voice.getString("engine")).isEqualTo("fake");
        assertThat(voice.getBoolean("default")).isFalse();
        assertThat(voice.getBoolean("cloned")).isTrue();
        assertThat(cloner.consent()).isEqualTo("I agree to it.");
    }

    @Test
    void voiceThatCameWithItsEngine_isNotCloned() throws IOException {
        voices.create(List.of(NAME, CONSENT, CLIP));
        assertThat(object(voices.list(OPEN)).getJsonArray("data"))
                .isNotEmpty()
                .allMatch(voice -> !voice.asJsonObject().getBoolean("cloned"));
    }

    @Test
    void list_hasTheNamesOfOtherServersToo() {
        JsonObject list = object(voices.list(OPEN));
        assertThat(list.getJsonArray("voices")).isEqualTo(list.getJsonArray("data"));
    }

    @Test
    void nameOfSeveralVoices_isListedAsTheId() {
        Engines two = new Engines(Map.of("fake", new FakeEngine(), "other", new FakeEngine()), config);
        assertThat(names(new VoicesResource(two, new VoiceCloning(Map.of(), two, config))))
                .containsExactly("fake_high", "fake_low", "fake_high", "fake_low");
        assertThat(names(voices)).containsExactly("High", "Low");
    }

    @Test
    void clonedVoice_isNotShownToStrangers() {
        VoiceCloner low = (VoiceCloner) Proxy.newProxyInstance(
                VoiceCloner.class.getClassLoader(),
                new Class<?>[] {VoiceCloner.class},
                (proxy, method, arguments) ->
                        method.getName().equals("cloned") ? Set.of(new FakeEngine().defaultVoice()) : null);
        VoicesResource voicesWithALearned =
                new VoicesResource(engines, new VoiceCloning(Map.of("fake", low), engines, config));
        assertThat(voicesWithALearned.list(OPEN).data()).extracting("id").contains("fake_low", "fake_high");
        assertThat(voicesWithALearned.list(ReaderRequest.of(Caller.STRANGER)).data())
                .extracting("id")
                .contains("fake_high")
                .doesNotContain("fake_low");
    }

    private static List<String> names(VoicesResource voices) {
        return object(voices.list(OPEN)).getJsonArray("data").stream()
                .map(voice -> voice.asJsonObject().getString("name"))
                .toList();
    }

    @Test
    void missingPart_isNamed() {
        assertRefused(400, "name", () -> voices.create(List.of(CONSENT, CLIP)));
        assertRefused(400, "", () -> voices.create(List.of(new FormPart(null, "no name"), NAME, CONSENT, CLIP)));
        assertRefused(400, "consent", () -> voices.create(List.of(NAME, CLIP)));
        assertRefused(400, "audio_sample", () -> voices.create(List.of(NAME, CONSENT)));
    }

    @Test
    void wrongPart_isNamed() {
        EntityPart notUtf8 = new FormPart("name", new byte[] {(byte) 0xC3, 0x28});
        assertRefused(400, "name", () -> voices.create(List.of(notUtf8, CONSENT, CLIP)));
        EntityPart endless = new FormPart("consent", "a".repeat(70_000));
        assertRefused(400, "consent", () -> voices.create(List.of(NAME, endless, CLIP)));
        EntityPart tooShort = new FormPart("consent", " Agreed. ");
        assertRefused(400, "consent", () -> voices.create(List.of(NAME, tooShort, CLIP)));
        EntityPart language = new FormPart("language", "not a tag");
        assertRefused(400, "language", () -> voices.create(List.of(NAME, CONSENT, language, CLIP)));
        assertThatThrownBy(() -> voices.create(List.of(NAME, new FormPart("consent", " "), CLIP)))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(ApiError.of(e, "input").param()).isEqualTo("consent"));
    }

    @Test
    void anotherFormMeanwhile_isRefusedUnread() throws IOException {
        List<Throwable> meanwhile = new ArrayList<>();
        FormPart slow = new FormPart("audio_sample", FakeCloner.goodClip().toArray()) {
            @Override
            public InputStream getContent() {
                if (meanwhile.isEmpty()) { // it is called again when the part is discarded
                    meanwhile.add(catchThrowable(() -> voices.create(List.of(NAME, CONSENT, CLIP))));
                }
                return super.getContent();
            }
        };
        voices.create(List.of(NAME, CONSENT, slow));
        assertThat(meanwhile).singleElement().isInstanceOf(TTSException.EngineOverloaded.class);
        voices.create(List.of(new FormPart("name", "Ann"), CONSENT, CLIP));
    }

    @Test
    void badClip_keepsItsMessage() {
        EntityPart clip = new FormPart("audio_sample", "no audio");
        assertThatThrownBy(() -> voices.create(List.of(NAME, CONSENT, clip)))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("audio_sample"));
    }

    @Test
    void clonedVoice_isDeletedOnce() throws IOException {
        String id = object(voices.create(List.of(NAME, CONSENT, CLIP))).getString("id");
        JsonObject deleted = object(voices.remove(id));
        assertThat(deleted.getString("id")).isEqualTo(id);
        assertThat(deleted.getBoolean("deleted")).isTrue();
        assertRefused(404, "voice", () -> voices.remove(id));
    }

    @Test
    void builtInVoice_isNotDeleted() {
        assertRefused(403, "voice", () -> voices.remove("fake_low"));
    }

    @Test
    void noEngineThatClones_saysSo() {
        VoicesResource none = new VoicesResource(engines, new VoiceCloning(Map.of(), engines, config));
        assertRefused(501, "", () -> none.create(List.of(NAME, CONSENT, CLIP)));
    }

    @Test
    void boundedBody_endsWhereItMay() throws IOException {
        byte[] ten = new byte[10];
        assertThat(new BoundedBody(new ByteArrayInputStream(ten), 10).readAllBytes())
                .hasSize(10);
        assertRefused(413, "", () -> new BoundedBody(new ByteArrayInputStream(ten), 9).readAllBytes());
        assertRefused(413, "", () -> new BoundedBody(new ByteArrayInputStream(ten), 9).skipNBytes(10));
    }

    private static void assertRefused(int status, String param, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(WebApplicationException.class, e -> {
            assertThat(e.getResponse().getStatus()).isEqualTo(status);
            assertThat(e.getResponse().getEntity().toString())
                    .contains(param.isEmpty() ? "\"param\":null" : "\"param\":\"" + param + "\"");
        });
    }

    private static JsonObject object(Record answer) {
        return Json.parse(RecordJson.text(answer)).asJsonObject();
    }
}
