package org.assistant.it;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** As {@link PayaraMicro}, with a small XTTS in addition to Kokoro. */
public final class PayaraMicroWithXtts implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Server.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PayaraMicroWithXtts.class))
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .server;
        return parameter.getParameter().getType() == Server.class ? server : new Api(server);
    }

    /** Closed by JUnit at the end of the run. */
    private static final class Shared implements AutoCloseable {
        private final Server server;

        private Shared() {
            Path models = XttsModel.models("models");
            XttsModel.convert(XttsModel.checkpoint("checkpoint"), models);
            // With Kokoro as the fallback, as shipped. The delay of a cold server on a busy machine is not tested here.
            server = Server.start(
                    "xtts", Map.of("tts.models.dir", models.toString(), "tts.xtts.latency-budget", "30000"));
            try {
                server.awaitReady(Server.START);
                load(new Api(server));
            } catch (AssertionError e) {
                server.close();
                throw e;
            }
        }

        /** Waits until XTTS has loaded, with a voice that is deleted afterwards. Until then Kokoro speaks. */
        private static void load(Api api) {
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
                    api.request(VoiceUpload.VOICES + "/" + voice).DELETE().build(),
                    HttpResponse.BodyHandlers.discarding());
            if (!loaded) {
                throw new AssertionError("XTTS was not loaded");
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
