package org.assistant.tts.kokoro.heard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.assistant.tts.kokoro.KokoroConfig;
import org.assistant.tts.spi.Pcm;

/** A text with marks for the pauses of a voice. */
public final class RestedText {

    private static final char SENTENCE = '|';
    private static final char PARAGRAPH = '¶';

    private final String marked;

    /** @param marked with a bar before a sentence, and a pilcrow between paragraphs */
    RestedText(String marked) {
        this.marked = marked;
    }

    /** The 12 texts in {@code language}. */
    public static List<RestedText> in(Locale language) {
        try (InputStream in = RestedText.class.getResourceAsStream("rests.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(fields -> fields[0].equals(language.getLanguage()))
                    .map(fields -> new RestedText(fields[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the texts", e);
        }
    }

    /** The text without the marks. */
    public String text() {
        return marked.replace(String.valueOf(SENTENCE), "").replace(PARAGRAPH, '\n');
    }

    /**
     * How much longer than configured each pause of {@code speech} is, in milliseconds; negative if it is shorter or missing. A
     * mark belongs to the pause that is nearest to its place in the text.
     */
    List<Integer> errors(Pcm speech, KokoroConfig config) {
        List<HeardRest> heard = new ArrayList<>(HeardRest.in(speech));
        List<Integer> errors = new ArrayList<>();
        for (int mark : marks()) {
            double moment = (double) speech.duration().toMillis() * mark / marked.length();
            int wanted = Math.toIntExact(
                    (marked.charAt(mark) == SENTENCE ? config.sentencePause() : config.paragraphPause()).toMillis());
            HeardRest nearest = heard.stream()
                    .min(Comparator.comparing(rest -> rest.distance(moment)))
                    .orElse(new HeardRest(0, 0));
            heard.remove(nearest);
            errors.add(nearest.length() - wanted);
        }
        return errors;
    }

    /** The number of pauses of {@code speech} without a mark. */
    int others(Pcm speech) {
        return Math.max(0, HeardRest.in(speech).size() - marks().size());
    }

    private List<Integer> marks() {
        return IntStream.range(0, marked.length())
                .filter(i -> marked.charAt(i) == SENTENCE || marked.charAt(i) == PARAGRAPH)
                .boxed()
                .toList();
    }
}
