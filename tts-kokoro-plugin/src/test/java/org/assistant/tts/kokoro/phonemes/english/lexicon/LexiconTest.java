package org.assistant.tts.kokoro.phonemes.english.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assistant.tts.kokoro.phonemes.english.TinyLexicon;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LexiconTest {

    @TempDir
    Path folder;

    private Lexicon lexicon;

    @BeforeEach
    void write() throws IOException {
        lexicon = TinyLexicon.of(
                folder,
                "{'paris': 'sure', 'Élan': 'accent', 'close': {'DEFAULT': 'klˈOs', 'VERB': 'klˈOz', 'None': 'end'},"
                        + " 'AM': {'DEFAULT': 'æm', 'NOUN': null}}",
                "{'Paris': 'unsure', 'fjord': 'fjˈɔɹd', 'both': 'unsure'}");
    }

    private Optional<String> text(String word) {
        return lexicon.find(word).map(Readings::text);
    }

    @Test
    void words_areFoundAndOthersNot() {
        assertThat(lexicon.size()).isEqualTo(7);
        assertThat(text("fjord")).contains("fjˈɔɹd");
        assertThat(text("Élan")).contains("accent");
        assertThat(text("fjor")).isEmpty();
        assertThat(text("fjords")).isEmpty();
        assertThat(text("")).isEmpty();
    }

    @Test
    void otherCase_standsForTheWord_andWhatIsSureGoesFirst() {
        assertThat(text("Fjord")).contains("fjˈɔɹd");
        assertThat(text("Paris")).contains("sure");
        assertThat(text("FJORD")).isEmpty();
        assertThat(lexicon.findSure("fjord")).isEmpty();
    }

    @Test
    void readings_followThePartOfSpeech() {
        Readings close = lexicon.find("close").orElseThrow();
        assertThat(close.of(Tag.VERB, false)).isEqualTo("klˈOz");
        assertThat(close.of(Tag.PAST, false)).isEqualTo("klˈOz");
        assertThat(close.of(Tag.ADJECTIVE, false)).isEqualTo("klˈOs");
        assertThat(close.of(Tag.VERB, true)).isEqualTo("end");
        assertThat(lexicon.find("AM").orElseThrow().of(Tag.NOUN, false)).isEmpty();
    }

    @Test
    void otherFile_isNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("x.lexicon"), "not a lexicon");
        assertThatThrownBy(() -> Lexicon.read(file))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("x.lexicon")
                .hasMessageContaining("it is not a lexicon");
    }

    @Test
    void otherJson_isNamed() {
        assertThatThrownBy(() -> TinyLexicon.of(folder, "[1]", "{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gold.json is not a lexicon");
    }
}
