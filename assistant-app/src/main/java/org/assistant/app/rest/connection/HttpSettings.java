package org.assistant.app.rest.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assistant.tts.config.NamePairs;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration keys of requests. */
public final class HttpSettings implements Settings {

    static final Setting<Duration> BODY_GRACE = Setting.millis(
            "assistant.http.body-grace",
            5_000,
            100,
            600_000,
            "Time that the body of a request has in addition to one second for each 1000 bytes that have come.");

    static final Setting<Integer> WAITING_THREADS = Setting.integer(
            "assistant.http.waiting-threads",
            100,
            1,
            100_000,
            "Most HTTP threads that wait for slow clients at once; half of what the server has, so that others are answered.");

    static final Setting<Integer> WAITING_THREADS_PER_ADDRESS = Setting.integer(
            "assistant.http.waiting-threads-per-address",
            25,
            1,
            100_000,
            "Most HTTP threads that wait for clients of one address at once; all that come through a proxy have its address.");

    public static final Setting<Map<String, String>> MODEL_ALIASES = new Setting<>(
            "assistant.model-aliases",
            "kokoro-v1=kokoro, kokoro-82m=kokoro, hexgrad/kokoro-82m=kokoro, speaches-ai/kokoro-82m-v1.0-onnx=kokoro, "
                    + "coqui/xtts-v2=xtts, xtts-v2=xtts, tts_models/multilingual/multi-dataset/xtts_v2=xtts",
            "name=engine pairs with commas between them, or none",
            "Other names that a request may call a model by, in capitals or not; the default has those of other servers.",
            NamePairs::parse);

    @Override
    public String namespace() {
        return "assistant.";
    }

    @Override
    public List<Setting<?>> all() {
        return List.of(BODY_GRACE, WAITING_THREADS, WAITING_THREADS_PER_ADDRESS, MODEL_ALIASES);
    }
}
