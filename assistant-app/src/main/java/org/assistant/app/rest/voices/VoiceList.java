package org.assistant.app.rest.voices;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.engines.EngineVoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.VoiceCloning;
import org.assistant.tts.spi.Voice;

/**
 * The voices in the API's lists. Clients send back the id or the name, so a name that several voices share is replaced by the id.
 */
public final class VoiceList {

    private final Engines engines;
    private final Set<EngineVoice> cloned;
    private final boolean showsCloned;

    /** @param reader the caller who sees the list; without the API key that is needed to speak, cloned voices are hidden */
    public VoiceList(Engines engines, VoiceCloning cloning, Caller reader) {
        this.engines = engines;
        cloned = Set.copyOf(cloning.cloned());
        showsCloned = reader.kind() != Caller.Kind.STRANGER;
    }

    /** The voices of every engine. */
    List<VoiceJson> all() {
        Map<String, Long> bearers =
                voices().stream().collect(Collectors.groupingBy(voice -> folded(voice.voice()), Collectors.counting()));
        return list(voices(), voice -> bearers.get(folded(voice)) == 1 ? voice.name() : voice.id());
    }

    /** The voices of {@code engine}. Their names are their ids, as clients expect that read the voices of a model. */
    public List<VoiceJson> of(String engine) {
        List<EngineVoice> voices =
                voices().stream().filter(voice -> voice.engine().equals(engine)).toList();
        return list(voices, Voice::id);
    }

    private List<EngineVoice> voices() {
        return engines.all().entrySet().stream()
                .flatMap(engine -> engine.getValue().voices().stream()
                        .sorted(Comparator.comparing(Voice::id))
                        .map(voice -> new EngineVoice(engine.getKey(), voice)))
                .filter(voice -> showsCloned || !cloned.contains(voice))
                .toList();
    }

    private List<VoiceJson> list(List<EngineVoice> voices, Function<Voice, String> name) {
        return voices.stream()
                .map(each -> VoiceJson.of(
                        each.voice(),
                        name.apply(each.voice()),
                        each.engine(),
                        engines.all().get(each.engine()),
                        cloned.contains(each)))
                .toList();
    }

    private static String folded(Voice voice) {
        return voice.name().toLowerCase(Locale.ROOT);
    }
}
