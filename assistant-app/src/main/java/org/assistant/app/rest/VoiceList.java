package org.assistant.app.rest;

import jakarta.json.JsonArrayBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assistant.app.security.Caller;
import org.assistant.tts.speech.EngineVoice;
import org.assistant.tts.speech.Engines;
import org.assistant.tts.speech.VoiceCloning;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.Voice;

/** The voices as lists of them show them. Clients send back the id or the name, so a name that several voices have is their id. */
final class VoiceList {

    private final Engines engines;
    private final Set<EngineVoice> cloned;
    private final boolean showsCloned;

    /** @param reader who sees the list; one without the API key that is needed to speak does not see cloned voices */
    VoiceList(Engines engines, VoiceCloning cloning, Caller reader) {
        this.engines = engines;
        cloned = Set.copyOf(cloning.cloned());
        showsCloned = reader.kind() != Caller.Kind.STRANGER;
    }

    /** The voices of every engine. */
    JsonArrayBuilder all() {
        return of(voices());
    }

    /** The voices of {@code engine}. */
    JsonArrayBuilder of(String engine) {
        return of(
                voices().stream().filter(voice -> voice.engine().equals(engine)).toList());
    }

    private List<EngineVoice> voices() {
        return engines.all().entrySet().stream()
                .flatMap(engine -> engine.getValue().voices().stream()
                        .sorted(Comparator.comparing(Voice::id))
                        .map(voice -> new EngineVoice(engine.getKey(), voice)))
                .filter(voice -> showsCloned || !cloned.contains(voice))
                .toList();
    }

    private JsonArrayBuilder of(List<EngineVoice> voices) {
        Map<String, Long> bearers =
                voices().stream().collect(Collectors.groupingBy(voice -> folded(voice.voice()), Collectors.counting()));
        JsonArrayBuilder list = Json.array();
        for (EngineVoice each : voices) {
            Voice voice = each.voice();
            TTSEngine engine = engines.all().get(each.engine());
            String name = bearers.get(folded(voice)) == 1 ? voice.name() : voice.id();
            list.add(VoiceJson.of(voice, each.engine(), engine, cloned.contains(each))
                    .add("name", name));
        }
        return list;
    }

    private static String folded(Voice voice) {
        return voice.name().toLowerCase(Locale.ROOT);
    }
}
