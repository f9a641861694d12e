package org.assistant.tts.kokoro.phonemes.english;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.kokoro.phonemes.PhonemizedText;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Stress;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Tag;

/**
 * A word and the parts that it can be split into, such as {@code state-of-the-art}: the longest known parts are spoken, and the
 * weaker ones lose stress. For one sentence. Not thread-safe.
 */
final class Compound {

    private static final String JOINTS = "',-._/";

    private final List<Part> parts;

    Compound(List<Part> parts) {
        this.parts = parts;
    }

    String text() {
        return text(0, parts.size());
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        parts.subList(from, to).forEach(part -> text.append(part.text));
        return text.toString();
    }

    private Tag tag(int from, int to) {
        Part heaviest = parts.get(from);
        for (Part part : parts.subList(from, to)) {
            heaviest = part.weight() > heaviest.weight() ? part : heaviest;
        }
        return heaviest.tag;
    }

    /**
     * Returns the pronunciation of the word.
     *
     * @param unknown says the whole word if a part of it is not known
     */
    Sound sound(Words words, Next next, UnknownWords unknown) {
        int left = 0;
        int right = parts.size();
        Next following = next;
        String origin = PhonemizedText.RULE; // of the part found last, which is the first of the word
        while (left < right) {
            Optional<Sound> known = words.sound(text(left, right), tag(left, right), following);
            if (known.isPresent()) {
                String phonemes = known.get().phonemes();
                origin = known.get().origin();
                parts.get(left).phonemes = phonemes;
                parts.subList(left + 1, right).forEach(part -> part.phonemes = "");
                following = new Next(Following.of(phonemes, following.following()), isTo(text(left, right)));
                right = left;
                left = 0;
            } else if (left + 1 < right) {
                left++;
            } else {
                right--;
                if (!parts.get(right).isJunk()) {
                    return Sound.ofEspeak(unknown.phonemes(text()));
                }
                parts.get(right).phonemes = "";
                left = 0;
            }
        }
        if (parts.size() > 1) {
            join();
        }
        StringBuilder phonemes = new StringBuilder();
        for (Part part : parts) {
            boolean space = part.spaceBefore && !part.phonemes.isEmpty() && !phonemes.isEmpty();
            phonemes.append(space ? " " : "").append(part.phonemes);
        }
        return new Sound(phonemes.toString(), origin);
    }

    static boolean isTo(String text) {
        return text.equalsIgnoreCase("to");
    }

    /** Puts spaces between parts of different kinds; parts of one kind become one word with one primary stress. */
    private void join() {
        boolean apart = text().chars()
                        .filter(c -> JOINTS.indexOf(c) < 0)
                        .map(c -> Character.isLetter(c) ? 0 : Character.isDigit(c) ? 1 : 2)
                        .distinct()
                        .count()
                > 1;
        if (apart || text().indexOf('/') >= 0) {
            parts.forEach(part -> part.spaceBefore = true);
            return;
        }
        List<Part> sounding =
                parts.stream().filter(part -> !part.phonemes.isEmpty()).toList();
        long stressed = sounding.stream()
                .filter(part -> Stress.isPrimary(part.phonemes))
                .count();
        if (sounding.size() == 2 && sounding.get(0).text.length() == 1) {
            weaken(sounding.get(1));
        } else if (sounding.size() > 1 && stressed > (sounding.size() + 1) / 2) {
            sounding.stream()
                    .sorted(Comparator.comparing((Part part) -> Stress.isPrimary(part.phonemes))
                            .thenComparing(part -> Stress.weight(part.phonemes)))
                    .limit(sounding.size() / 2)
                    .forEach(Compound::weaken);
        }
    }

    private static void weaken(Part part) {
        part.phonemes = Stress.YIELDING.on(part.phonemes);
    }
}
