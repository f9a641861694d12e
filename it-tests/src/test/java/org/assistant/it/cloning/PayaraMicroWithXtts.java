package org.assistant.it.cloning;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.PayaraMicro;
import org.assistant.it.Server;
import org.assistant.tts.audio.AudioFormat;

/** As {@link PayaraMicro}, with a small XTTS in addition to Kokoro. */
public final class PayaraMicroWithXtts extends PayaraMicro {

    @Override
    protected Server start() {
        Path models = XttsModel.models("models");
        XttsModel.convert(XttsModel.checkpoint("checkpoint"), models);
        // With Kokoro as the fallback, as shipped. The delay of a cold server on a busy machine is not tested here.
        return Server.start("xtts", Map.of("tts.models.dir", models.toString(), "tts.xtts.latency-budget", "30000"));
    }

    /** Waits until XTTS has loaded, with a voice that is deleted afterwards. Until then Kokoro speaks. */
    @Override
    protected void prepare(Api api) {
        HttpResponse<byte[]> created = VoiceUpload.of("First")
                .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                .to(api);
        String voice = Api.json(created).getString("id");
        Map<String, Object> speech = Map.of("model", "xtts", "voice", voice, "input", "Good morning.");
        boolean loaded = Eventually.holds(
                Server.START,
                () -> api.post(Api.SPEECH, speech)
                        .headers()
                        .firstValue("X-TTS-Fallback")
                        .isEmpty());
        api.send(
                api.request(VoiceUpload.VOICES + "/" + voice).DELETE().build(), HttpResponse.BodyHandlers.discarding());
        if (!loaded) {
            throw new AssertionError("XTTS was not loaded");
        }
    }
}
