package org.assistant.tts.xtts.text.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assistant.tts.threads.HeapRoom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleanerTest {

    private static final Map<String, TextCleaner> CLEANERS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Dr. Who paid $3.05 & left | doctor who paid three dollars, five cents and left",
                "en | £0.01, £1 and €2 | one penny, one pound sterling and two euro",
                "en | the 2nd of 1,100 | the second of one thousand, one hundred",
                "en | agent 007, number 12345678901234567 | agent zero zero seven, number one two three four five six seven"
                        + " eight nine zero one two three four five six seven",
                "en | 0.50 or 2.755$ | zero point five or two point seven five five dollars",
                "es | La Sra. Gil, 1er y 2ª, 1.200€ | la señora gil, primer y segunda, mil doscientos euros",
                "es | 3.000.000€ | tres millones de euros",
                "fr | Mme. Roy, 21 ans, 0,5% | madame roy, vingt et un ans, zéro virgule cinq pour cent",
                "de | Der 100. Tag kostet 1€ | der hundertste tag kostet ein Euro",
                "de | Es war 1990. | es war eintausendneunhundertneunzig.",
                "it | Il Sig. Rossi, 3°, 1£ | il signore rossi, terzo, una sterlina",
                "pt | 2£ e 1.000.000€ | duas libras e um milhão de euros",
                "pl | 60th, 2$, 5$, 22£ | sześćdziesiąty, dwa dolary, pięć dolarów, dwadzieścia dwa funty",
                "tr | %25, 3. gün, 2,5 | yüzde yirmibeş, üçüncü gün, iki virgül beş",
                "ru | д-р, 21$, 1.25, 4-й | доктор, двадцать один доллар, одна целая двадцать пять сотых, четвёртый",
                "nl | Mevr. Bos, 1e, 1.000 | mevrouw bos, eerste, duizend",
                "cs | Ing. Malý, 5. den, 2€, 1,5 | inženýr malý, pátý den, dvě eura, jedna celá pět",
                "ar | 11 و 500 و 3$ | أحد عشر و خمسمائة و ثلاثة دولارات",
                "hu | 2345, 0,25, 5. nap | kétezer-háromszáznegyvenöt, nulla egész huszonöt század, ötödik nap",
                "hi | 25 लोग, 1,50,000, 2रा | पच्चीस लोग, एक लाख पचास हज़ार, दूसरा",
                "ko | 2번, 15,000원 | du beon-jjae, man ocheon-won",
                "zh-cn | 共12元, 2008年! | gong4shi2er4yuan2, er4ling2ling2ba1nian2,"
            })
    void ownCases(String language, String text, String cleaned) {
        assertThat(CLEANERS.computeIfAbsent(language, code -> TextCleaner.of(code, new HeapRoom()))
                        .clean(text))
                .isEqualTo(cleaned);
    }
}
