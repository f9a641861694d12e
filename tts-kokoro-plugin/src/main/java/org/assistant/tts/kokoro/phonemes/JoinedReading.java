package org.assistant.tts.kokoro.phonemes;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.spi.WordReading;

/** A reading joined from stretches of a text, with the spaces between them. Not thread-safe. */
final class JoinedReading {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder phonemes = new StringBuilder();
    private final List<WordReading> words = new ArrayList<>();

    /** Adds {@code stretch}, read by {@code phonemizer}; a blank one is added as it is. */
    void add(String stretch, Reader phonemizer) {
        if (stretch.isBlank()) {
            text.append(stretch);
            phonemes.append(stretch);
            return;
        }
        PhonemizedText reading = phonemizer.read(stretch);
        String before = Character.isWhitespace(stretch.charAt(0)) ? " " : "";
        String behind = Character.isWhitespace(stretch.charAt(stretch.length() - 1)) ? " " : "";
        text.append(before).append(reading.text().strip()).append(behind);
        phonemes.append(before).append(reading.phonemes().strip()).append(behind);
        words.addAll(reading.words());
    }

    void add(WordReading word) {
        text.append(word.word());
        phonemes.append(word.phonemes());
        words.add(word);
    }

    PhonemizedText reading() {
        return new PhonemizedText(
                text.toString().strip(),
                phonemes.toString().replaceAll(" {2,}", " ").strip(),
                words);
    }

    /** Reads a stretch. */
    @FunctionalInterface
    interface Reader {
        PhonemizedText read(String stretch);
    }
}
