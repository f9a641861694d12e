package org.assistant.tts.xtts.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assistant.tts.xtts.text.Break;
import org.assistant.tts.xtts.text.TextTokens;
import org.junit.jupiter.api.Test;

final class RestsTest {

    @Test
    void rests_areLongerTheMoreEnds_atTheSpeed() {
        Rests rests = Rests.of(Duration.ofMillis(300), 2, 1000);
        assertThat(rests.after(ending(Break.CLAUSE)).length()).isEqualTo(50);
        assertThat(rests.after(ending(Break.SENTENCE)).length()).isEqualTo(150);
        assertThat(rests.after(ending(Break.PARAGRAPH)).length()).isEqualTo(150 + 175);
    }

    private static TextTokens ending(Break follows) {
        return new TextTokens(List.of(1), follows, 0);
    }
}
