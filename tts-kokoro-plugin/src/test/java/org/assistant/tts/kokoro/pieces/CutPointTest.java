package org.assistant.tts.kokoro.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CutPointTest {

    @ParameterizedTest
    @CsvSource({
        // text, then the part before the best cut
        "'aa. bb; cc, dd ee ff', 'aa. '",
        "'aa bb; cc, dd ee ff', 'aa bb; '",
        "'aa bb cc, dd ee ff', 'aa bb cc, '",
        "'aa bb cc—dd ee ff', 'aa bb cc—'",
        "'aa bb cc dd ee ff', 'aa bb cc '",
        "'aaaaaaaaaaaaaaaaaa', 'aaaaaaaaa'",
        "'aa (bb.) cc, dd ee', 'aa (bb.) '",
        "'aa “bb.” cc, dd ee', 'aa “bb.” '",
        "'aa b, \"cc dd ee ff', 'aa b, '",
        "'aa bb… ?! cc dd ee', 'aa bb… ?! '"
    })
    void bestMark_winsOverTheNearest(String phonemes, String first) {
        int cut = CutPoint.nearest(phonemes, 2, 9, phonemes.length() - 2);
        assertThat(phonemes.substring(0, cut)).isEqualTo(first);
    }

    @Test
    void amongEquals_theNearestToTheWanted() {
        assertThat(CutPoint.nearest("aa, bb, cc, dd, ee", 2, 9, 16)).isEqualTo(8);
        assertThat(CutPoint.nearest("aa, bb, cc, dd, ee", 2, 15, 16)).isEqualTo(16);
    }

    @Test
    void bounds_areKept() {
        assertThat(CutPoint.nearest("aa. bb cc dd. ee", 5, 8, 12)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "aa., SENTENCE",
        "aa…”, SENTENCE",
        "'aa, ', CLAUSE",
        "aa:, CLAUSE",
        "aa—, CLAUSE",
        "aa, WORD",
        "aa), WORD"
    })
    void ending(String part, Ending ending) {
        assertThat(CutPoint.ending(part)).isEqualTo(ending);
    }
}
