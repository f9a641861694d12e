package org.assistant.app.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.text.SentenceSplitter;

/** Cuts a text into what is spoken by one call each. */
final class Paragraphs {

    private static final Pattern BLANK_LINE = Pattern.compile("\\R\\h*\\R\\s*");

    /** An engine rests after each sentence by itself; a paragraph rests for so much more, at speed 1. */
    private static final Duration REST = Duration.ofMillis(350);

    /**
     * A sentence.
     *
     * @param restAfter whether a paragraph ends with it and another follows
     */
    record Part(String sentence, boolean restAfter) {

        /** The silence after it, beyond what the engine makes. */
        Pcm rest(double speed, int sampleRate) {
            return Pcm.silence(
                    restAfter ? Duration.ofNanos(Math.round(REST.toNanos() / speed)) : Duration.ZERO, sampleRate);
        }
    }

    private Paragraphs() {}

    /** The sentences of {@code text}; all of it as one where none is found, since what has a sound is for the engine to say. */
    static List<Part> of(String text, Locale language) {
        List<Part> parts = new ArrayList<>();
        for (String paragraph : BLANK_LINE.split(text)) {
            List<String> sentences = SentenceSplitter.split(paragraph, language);
            if (!parts.isEmpty() && !sentences.isEmpty()) {
                Part last = parts.remove(parts.size() - 1);
                parts.add(new Part(last.sentence(), true));
            }
            sentences.forEach(sentence -> parts.add(new Part(sentence, false)));
        }
        return parts.isEmpty() ? List.of(new Part(text, false)) : List.copyOf(parts);
    }
}
