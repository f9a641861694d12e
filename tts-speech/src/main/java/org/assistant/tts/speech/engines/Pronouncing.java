package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.assistant.tts.speech.config.Dictionary;
import org.assistant.tts.spi.Pronunciation;
import org.assistant.tts.spi.Pronunciations;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** How words are pronounced: the operator's dictionary, limited to phonemes that an engine can say. Thread-safe. */
@ApplicationScoped
public class Pronouncing {

    private final Dictionary dictionary;
    private final Engines engines;

    Pronouncing() {
        this(null, null);
    }

    /** Also for use without a container. */
    @Inject
    public Pronouncing(Dictionary dictionary, Engines engines) {
        this.dictionary = dictionary;
        this.engines = engines;
    }

    /** The dictionary as it is now. */
    public Pronunciations words() {
        return dictionary.words();
    }

    /** The symbols allowed in phonemes; empty if every engine reads letters. */
    public String signs() {
        return engines.all().values().stream()
                .map(TTSEngine::phonemeSigns)
                .filter(signs -> !signs.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * Adds {@code entries}, replacing others for the same words.
     *
     * @throws TTSException.InvalidRequest if one has a symbol that is no phoneme, which the message names, or there are too many
     * @throws java.io.UncheckedIOException if they can't be stored; nothing has changed then
     */
    public void put(List<Pronunciation> entries) {
        entries.forEach(this::require);
        dictionary.put(entries);
    }

    /**
     * Removes a word; false if the dictionary does not have it.
     *
     * @throws java.io.UncheckedIOException if that can't be stored
     */
    public boolean remove(String word, Locale language) {
        return dictionary.remove(word, language);
    }

    private void require(Pronunciation entry) {
        if (entry.kind() != Pronunciation.Kind.PHONEMES) {
            return;
        }
        List<String> alphabets = engines.all().values().stream()
                .map(TTSEngine::phonemeSigns)
                .filter(signs -> !signs.isEmpty())
                .toList();
        if (alphabets.isEmpty()) {
            throw new TTSException.InvalidRequest(
                    "said", "no engine here reads phonemes; write the word as it sounds, in plain letters");
        }
        if (alphabets.stream().noneMatch(signs -> unknown(entry.said(), signs).isEmpty())) {
            int sign = unknown(entry.said(), alphabets.get(0)).getAsInt();
            throw new TTSException.InvalidRequest(
                    "said",
                    String.format(
                            "the sign \"%s\" (U+%04X) is no phoneme; there are %s",
                            Character.toString(sign), sign, alphabets.get(0)));
        }
    }

    private static OptionalInt unknown(String phonemes, String signs) {
        return phonemes.codePoints()
                .filter(sign -> sign != ' ' && signs.indexOf(sign) < 0)
                .findFirst();
    }
}
