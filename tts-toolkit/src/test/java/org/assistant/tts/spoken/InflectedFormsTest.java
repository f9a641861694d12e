package org.assistant.tts.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the forms of languages whose numbers and nouns are inflected; the tables of their cases are in the module of XTTS. */
final class InflectedFormsTest {

    private static final int LONGEST = 2_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pl | 1 kg, 2 kg, 5 kg, 22 kg, 2,5 kg | 1 kilogram, 2 kilogramy, 5 kilogramów, 22 kilogramy, 2,5 kilograma",
                "pl | 2 t i 2 min | dwie tony i dwie minuty",
                "ru | 1 ₽, 3 ₽, 11 ₽, 21 ₽ | 1 рубль, 3 рубля, 11 рублей, 21 рубль",
                "ru | 2,01 ₽ и 0,52 ₽ | 2 рубля одна копейка и пятьдесят две копейки",
                "ru | 2 тыс. ₽ и 1,5 млрд € | две тысячи рублей и 1,5 миллиарда евро",
                "cs | 1 Kč, 2 Kč, 5 Kč | 1 koruna, dvě koruny, 5 korun",
                "ar | 5 كغ و 15 كغ | 5 كيلوغرامات و 15 كيلوغرام",
                "ko | 사과 3개를 5kg | 사과 세 개를 5 킬로그램",
                "ru | от 5 до 22 | от пяти до двадцати двух",
                "de | XX. Jahrhundert | zwanzigste Jahrhundert"
            })
    void nounsAndNumbers_agree(String tag, String written, String said) {
        assertThat(SpokenForms.besidesNumbers(Locale.forLanguageTag(tag)).words(written))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "pl", "ru", "tr", "nl", "cs", "ar", "hu", "ko"})
    void longHostileText_takesTimeInProportion(String tag) {
        SpokenForms forms = SpokenForms.besidesNumbers(Locale.forLanguageTag(tag));
        for (String part : new String[] {
            "1", "1,", "1.", "$", "a.", "-1", "1/", "I", "www.", "x@", "1:2", "Dr. ", "A ", "1 ", "^2", "1-a ", "X",
            "5 m "
        }) {
            String text = part.repeat(LONGEST / part.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> forms.words(text), part);
        }
    }
}
