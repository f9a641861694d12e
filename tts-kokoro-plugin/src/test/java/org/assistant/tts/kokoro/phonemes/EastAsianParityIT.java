package org.assistant.tts.kokoro.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assistant.tts.kokoro.phonemes.chinese.ChineseModelPackage;
import org.assistant.tts.kokoro.phonemes.chinese.ChinesePhonemizer;
import org.assistant.tts.kokoro.phonemes.japanese.JapaneseModelPackage;
import org.assistant.tts.kokoro.phonemes.japanese.JapanesePhonemizer;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.TextNormalizer;
import org.assistant.tts.models.ModelFiles;
import org.assistant.tts.threads.HeapRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Japanese and Chinese as spoken, from text to phonemes, compared with those of the network's training. */
@Timeout(120)
final class EastAsianParityIT {

    private static final Phonemizer LETTERS = (text, language) -> text;

    @Test
    void japanese_sameAsTheReference() {
        same(
                JapanesePhonemizer.open(ModelFiles.folder(new JapaneseModelPackage()), new HeapRoom(), LETTERS),
                KokoroLanguage.JAPANESE,
                30);
    }

    @Test
    void chinese_sameAsTheReference() {
        same(
                ChinesePhonemizer.open(ModelFiles.folder(new ChineseModelPackage()), LETTERS),
                KokoroLanguage.MANDARIN,
                15);
    }

    private static void same(Phonemizer words, KokoroLanguage language, int sentences) {
        Phonemizer phonemizer = new SpokenPhonemizer(words);
        List<ReferencePhonemes> rows = ReferencePhonemes.of(language);
        assertThat(rows)
                .hasSize(sentences)
                .allSatisfy(row -> assertThat(
                                phonemizer.phonemize(TextNormalizer.normalize(row.text(), language), language))
                        .as(row.text())
                        .isEqualTo(row.phonemes()));
    }
}
