package org.assistant.tts.xtts.text.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.assistant.tts.spoken.rules.ChineseNumerals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 零",
        "10, 十",
        "12, 十二",
        "20, 二十",
        "110, 一百一十",
        "202, 两百零二",
        "1001, 一千零一",
        "2222, 两千两百二十二",
        "10010, 一万零一十",
        "20000, 两万",
        "22000, 两万两千",
        "120000, 十二万",
        "100000000, 一亿",
        "100000001, 一亿零一",
        "1000200, 一百万零两百",
        "20000000000, 两百亿"
    })
    void quantities(String digits, String words) {
        assertThat(ChineseNumerals.cardinal(digits)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023年5月1日|二零二三年五月一日",
                "1/3和50%|三分之一和百分之五十",
                "13912345678|一三九一二三四五六七八",
                "8305号房|八千三百零五号房",
                "密码8305|密码八三零五",
                "1,000人|一千人",
                "3.14|三点一四",
                "$20|二十美元",
                "b2b|b2b"
            })
    void inText(String text, String words) {
        assertThat(ChineseNumbers.speak(text)).isEqualTo(words);
    }
}
