package org.assistant.tts.remote;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Configurations as an operator would write them. */
final class Remotes {

    private Remotes() {}

    /** The servers at {@code urls}, with defaults for everything else. */
    static RemoteConfig config(URI... urls) {
        return config(Map.of(), urls);
    }

    /** @param values further settings, by their keys after {@code tts.remote.} */
    static RemoteConfig config(Map<String, String> values, URI... urls) {
        Map<String, String> all = new HashMap<>();
        values.forEach((key, value) -> all.put("tts.remote." + key, value));
        all.put("tts.remote.urls", Arrays.stream(urls).map(URI::toString).collect(Collectors.joining(", ")));
        return RemoteConfig.from(key -> Optional.ofNullable(all.get(key)));
    }
}
