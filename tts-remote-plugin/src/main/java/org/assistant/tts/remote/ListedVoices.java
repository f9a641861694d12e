package org.assistant.tts.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assistant.tts.spi.Voice;

/**
 * The voices of another server.
 *
 * @param voices with the languages that each speaks, in the order in which they were listed
 * @param usual the voice of requests that name none; empty if unknown
 * @param node whether the list looks like that of a node of this application, which understands fields that OpenAI's API lacks
 */
record ListedVoices(Map<Voice, Set<Locale>> voices, Optional<Voice> usual, boolean node) {

    /** No voices. */
    static final ListedVoices NONE = new ListedVoices(Map.of(), Optional.empty(), false);

    /** Voices of which only the ids are known. */
    static ListedVoices named(List<String> ids, List<Locale> languages) {
        Map<Voice, Set<Locale>> voices = new LinkedHashMap<>();
        ids.forEach(id -> voices.put(plain(id, id, languages), new LinkedHashSet<>(languages)));
        return new ListedVoices(voices, Optional.empty(), false);
    }

    /**
     * Reads a list of ids, or of objects with an {@code id} and, at nodes of this application, more.
     *
     * @param languages of voices that are listed without any
     * @return empty if {@code list} is not a list, or has no voice
     */
    static Optional<ListedVoices> of(JsonNode list, List<Locale> languages) {
        Map<Voice, Set<Locale>> voices = new LinkedHashMap<>();
        Optional<Voice> usual = Optional.empty();
        boolean node = false;
        for (JsonNode item : list) {
            String id = item.isTextual()
                    ? item.asText()
                    : item.path("id").asText(item.path("voice_id").asText());
            if (id.isBlank()) {
                continue;
            }
            Set<Locale> told = languages(item);
            Voice voice = told.isEmpty() ? plain(id, item.path("name").asText(id), languages) : full(id, item, told);
            voices.put(voice, told.isEmpty() ? new LinkedHashSet<>(languages) : told);
            node |= item.path("object").asText().equals("voice") && item.has("engine");
            if (item.path("default").asBoolean() && usual.isEmpty()) {
                usual = Optional.of(voice);
            }
        }
        return voices.isEmpty() ? Optional.empty() : Optional.of(new ListedVoices(voices, usual, node));
    }

    /** The voice {@code id}, if it is listed. */
    Optional<Voice> named(String id) {
        return voices.keySet().stream().filter(voice -> voice.id().equals(id)).findFirst();
    }

    private static Voice plain(String id, String name, List<Locale> languages) {
        return new Voice(id, name, languages.get(0), Voice.Sex.UNKNOWN);
    }

    private static Voice full(String id, JsonNode item, Set<Locale> languages) {
        Locale own = Locale.forLanguageTag(item.path("language").asText());
        return new Voice(
                id,
                item.path("name").asText(id),
                languages.contains(own) ? own : languages.iterator().next(),
                sex(item.path("sex").asText()));
    }

    private static Set<Locale> languages(JsonNode item) {
        Set<Locale> languages = new LinkedHashSet<>();
        item.path("languages").forEach(tag -> languages.add(Locale.forLanguageTag(tag.asText())));
        languages.removeIf(language -> language.getLanguage().isEmpty());
        return languages;
    }

    private static Voice.Sex sex(String word) {
        return switch (word) {
            case "female" -> Voice.Sex.FEMALE;
            case "male" -> Voice.Sex.MALE;
            default -> Voice.Sex.UNKNOWN;
        };
    }
}
