package org.assistant.tts.xtts.gpt.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.xtts.speaker.Conditioning;

/** The most recently used prefixes. For one thread. */
public final class PrefixCache {

    private final int most;
    private final Map<Key, KvPrefix> prefixes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, KvPrefix> eldest) {
            return size() > most;
        }
    };

    /** @param most prefixes kept at once; one is 8.4 MB in the published model */
    public PrefixCache(int most) {
        this.most = most;
    }

    public Optional<KvPrefix> find(Conditioning voice, int languageToken) {
        return Optional.ofNullable(prefixes.get(new Key(voice, languageToken)));
    }

    public void keep(Conditioning voice, int languageToken, KvPrefix prefix) {
        prefixes.put(new Key(voice, languageToken), prefix);
    }

    /** Voices are compared by identity: a voice cloned again under an old name is a different one. */
    private record Key(Conditioning voice, int languageToken) {}
}
