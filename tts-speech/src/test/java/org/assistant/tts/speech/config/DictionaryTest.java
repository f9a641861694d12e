package org.assistant.tts.speech.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.tts.spi.Pronunciation;
import org.assistant.tts.spi.Pronunciation.Kind;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DictionaryTest {

    @TempDir
    Path folder;

    @Test
    void entry_countsAtOnceAndAfterARestart() {
        Dictionary dictionary = new Dictionary(folder);
        dictionary.put(List.of(DictionaryText.entry("EN-gb", "Kokoro", "/kˈOkəɹO/")));
        Pronunciation entry = new Pronunciation("Kokoro", Locale.UK, Kind.PHONEMES, "kˈOkəɹO");
        assertThat(dictionary.words().entries()).containsExactly(entry);
        assertThat(new Dictionary(folder).words().entries()).containsExactly(entry);
    }

    @Test
    void secondEntryForAWord_takesThePlaceOfTheFirst() {
        Dictionary dictionary = new Dictionary(folder);
        dictionary.put(List.of(DictionaryText.entry("en", "nginx", "enjinks")));
        dictionary.put(List.of(DictionaryText.entry("en", "nginx", "engine x"), DictionaryText.entry("en", "a", "ay")));
        assertThat(dictionary.words().entries()).extracting(Pronunciation::said).containsExactly("ay", "engine x");
    }

    @Test
    void removed_isGone_andWhatWasNotThereIsToldSo() {
        Dictionary dictionary = new Dictionary(folder);
        dictionary.put(List.of(DictionaryText.entry("en", "nginx", "engine x")));
        assertThat(dictionary.remove("nginx", Locale.UK)).isFalse();
        assertThat(dictionary.remove("nginx", Locale.ENGLISH)).isTrue();
        assertThat(new Dictionary(folder).words().entries()).isEmpty();
    }

    @Test
    void text_isReadAsItWasWritten() {
        List<Pronunciation> entries = List.of(
                DictionaryText.entry("en", "Kokoro", "/kˈOkəɹO/"),
                DictionaryText.entry("pt-BR", "São Paulo", "são paulo"));
        assertThat(DictionaryText.read(DictionaryText.write(entries))).isEqualTo(entries);
    }

    @Test
    void badLine_isNamed() {
        assertThatThrownBy(() -> DictionaryText.read("# head\n\nen\tKokoro\n"))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> DictionaryText.read("e\tKokoro\tx"))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("BCP 47");
    }

    @Test
    void badLineInTheFile_leavesTheOthers() throws IOException {
        Files.writeString(folder.resolve("pronunciations.txt"), "nonsense\nen\tnginx\tengine x\n");
        assertThat(new Dictionary(folder).words().entries()).hasSize(1);
    }

    @Test
    void tooManyEntries_nothingIsKept() {
        Dictionary dictionary = new Dictionary(folder);
        List<Pronunciation> many = Stream.iterate(0, i -> i + 1)
                .limit(Dictionary.MOST + 1)
                .map(i -> DictionaryText.entry("en", "w" + i, "x"))
                .collect(Collectors.toList());
        assertThatThrownBy(() -> dictionary.put(many)).isInstanceOf(TTSException.InvalidRequest.class);
        assertThat(dictionary.words().entries()).isEmpty();
        assertThat(folder.resolve("pronunciations.txt")).doesNotExist();
    }
}
