package org.assistant.tts.kokoro.phonemes.chinese;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a sequence of Chinese characters into words: the most probable sequence of dictionary words and, where these are single
 * characters, the words that {@link CharacterPositions} finds. The algorithm and the data are jieba's. Immutable.
 * Thread-safe.
 */
final class ChineseWords {

    private static final int LONGEST = 32; // word, in characters

    private final WordFrequencies frequencies;
    private final CharacterPositions positions;

    private ChineseWords(WordFrequencies frequencies, CharacterPositions positions) {
        this.frequencies = frequencies;
        this.positions = positions;
    }

    static ChineseWords read(Path words, Path positions) {
        return new ChineseWords(WordFrequencies.read(words), CharacterPositions.read(positions));
    }

    /** @param characters Chinese characters only */
    List<String> cut(String characters) {
        int[] ends = ends(characters);
        List<String> words = new ArrayList<>();
        StringBuilder singles = new StringBuilder();
        for (int at = 0; at < characters.length(); at = ends[at]) {
            if (ends[at] == at + 1) {
                singles.append(characters.charAt(at));
            } else {
                addSingles(words, singles);
                words.add(characters.substring(at, ends[at]));
            }
        }
        addSingles(words, singles);
        return words;
    }

    private void addSingles(List<String> words, StringBuilder singles) {
        String row = singles.toString();
        singles.setLength(0);
        if (row.length() > 1 && frequencies.count(row) == 0) {
            words.addAll(positions.words(row));
        } else {
            row.chars().mapToObj(Character::toString).forEach(words::add);
        }
    }

    /** The end of the word that begins at each place, on the most probable path from there to the end. */
    private int[] ends(String text) {
        int[] ends = new int[text.length()];
        double[] best = new double[text.length() + 1];
        for (int from = text.length() - 1; from >= 0; from--) {
            best[from] = Double.NEGATIVE_INFINITY;
            for (int to = from + 1; to <= text.length() && to - from <= LONGEST; to++) {
                String word = text.substring(from, to);
                long count = frequencies.count(word);
                double probability = frequencies.logProbability(count) + best[to];
                if ((count > 0 || to == from + 1) && probability >= best[from]) {
                    best[from] = probability;
                    ends[from] = to;
                }
                if (!frequencies.anyBeginsWith(word)) {
                    break;
                }
            }
        }
        return ends;
    }
}
