package org.assistant.tts.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.spi.Pronunciation;
import org.assistant.tts.spi.Pronunciations;

/**
 * A text for an engine that reads letters, respelt by the operator's dictionary. Entries with phonemes are ignored. Immutable.
 */
public final class Respelling {

    /** A word whose length changed. */
    private record Change(int original, int respelt) {} // the end of the word, in both texts

    private final String text;
    private final List<Change> changes;

    private Respelling(String text, List<Change> changes) {
        this.text = text;
        this.changes = List.copyOf(changes);
    }

    /** Respells {@code original}, which is in {@code language}, by {@code dictionary}. */
    public static Respelling of(String original, Locale language, Pronunciations dictionary) {
        StringBuilder text = new StringBuilder();
        List<Change> changes = new ArrayList<>();
        int from = 0;
        for (Pronunciations.Match match : dictionary.in(original, language)) {
            if (match.pronunciation().kind() == Pronunciation.Kind.RESPELT) {
                text.append(original, from, match.start())
                        .append(match.pronunciation().said());
                from = match.end();
                changes.add(new Change(from, text.length()));
            }
        }
        return new Respelling(text.append(original, from, original.length()).toString(), changes);
    }

    public String text() {
        return text;
    }

    /**
     * Returns the position in the original of the position {@code at} in {@link #text}; within a respelt word, at most its end.
     */
    public int original(int at) {
        int moved = 0;
        for (Change change : changes) {
            if (change.respelt() > at) {
                return Math.min(at + moved, change.original());
            }
            moved = change.original() - change.respelt();
        }
        return at + moved;
    }
}
