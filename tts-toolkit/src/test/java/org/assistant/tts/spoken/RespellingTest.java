package org.assistant.tts.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.assistant.tts.spi.Pronunciation;
import org.assistant.tts.spi.Pronunciation.Kind;
import org.assistant.tts.spi.Pronunciations;
import org.junit.jupiter.api.Test;

final class RespellingTest {

    private static final Pronunciations WORDS = Pronunciations.of(List.of(
            new Pronunciation("nginx", Locale.ENGLISH, Kind.RESPELT, "engine x"),
            new Pronunciation("Kokoro", Locale.ENGLISH, Kind.PHONEMES, "kˈOkəɹO"),
            new Pronunciation("extraordinary", Locale.ENGLISH, Kind.RESPELT, "odd")));

    @Test
    void respeltWords_areReplaced_phonemesAreNot() {
        Respelling text = Respelling.of("Kokoro runs behind nginx.", Locale.US, WORDS);
        assertThat(text.text()).isEqualTo("Kokoro runs behind engine x.");
    }

    @Test
    void ends_areThoseOfTheOriginal() {
        String original = "An nginx. An extraordinary nginx. Go.";
        Respelling text = Respelling.of(original, Locale.US, WORDS);
        assertThat(text.text()).isEqualTo("An engine x. An odd engine x. Go.");
        for (String end : List.of(" An odd", " Go", "")) {
            int at = end.isEmpty() ? text.text().length() : text.text().indexOf(end);
            String rest = original.substring(text.original(at));
            assertThat(rest)
                    .isEqualTo(end.isEmpty() ? "" : end.equals(" Go") ? " Go." : " An extraordinary nginx. Go.");
        }
    }

    @Test
    void insideOfAWord_isItsEnd() {
        Respelling text = Respelling.of("nginx!", Locale.US, WORDS);
        assertThat(text.original(7)).isEqualTo(5);
    }
}
