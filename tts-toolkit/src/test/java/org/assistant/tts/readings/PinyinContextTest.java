package org.assistant.tts.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PinyinContextTest {

    private static final Pinyin PINYIN = new Pinyin(); // loads once

    /** Spaces divide the words. */
    @ParameterizedTest
    @CsvSource({
        "很长, hen3 chang2",
        "他 长得 很 高, ta1 zhang3 de5 hen3 gao1",
        "成长, cheng2 zhang3",
        "校长, xiao4 zhang3",
        "重试 一次, chong2 shi4 yi2 ci4",
        "重装, chong2 zhuang1",
        "重大, zhong4 da4",
        "面积 为 五十, mian4 ji1 wei2 wu3 shi2",
        "为 你, wei4 ni3",
        "我 得 走 了, wo3 dei3 zou3 le5",
        "他 得了 奖, ta1 de2 le5 jiang3",
        "慢慢 地 走, man4 man4 de5 zou3",
        "高兴 地 笑, gao1 xing4 de5 xiao4",
        "这块 地 很 大, zhe4 kuai4 di4 hen3 da4",
        "还 钱, huan2 qian2",
        "还 没, hai2 mei2",
        "这 行 字, zhe4 hang2 zi4",
        "第三 行, di4 san1 hang2",
        "不 行, bu4 xing2",
        "两 只 猫, liang3 zhi1 mao1",
        "只 有, zhi3 you3",
        "种 了 树, zhong4 le5 shu4",
        "一种 花, yi1 zhong3 hua1",
        "调 高, tiao2 gao1",
        "占 一半, zhan4 yi2 ban4",
        "睡 不着, shui4 bu4 zhao2",
        "忘 不了, wang4 bu4 liao3",
        "大夫, dai4 fu5",
        "一点儿, yi4 dian3 er5",
        "女儿, nv3 er2"
    })
    void characters_areReadAsTheirNeighboursTell(String words, String syllables) {
        assertThat(read(words)).isEqualTo(syllables);
    }

    @ParameterizedTest
    @CsvSource({
        "一样, yi2 yang4",
        "一天, yi4 tian1",
        "一千, yi4 qian1",
        "一万, yi2 wan4",
        "一月 一日, yi1 yue4 yi1 ri4",
        "第一名, di4 yi1 ming2",
        "十一 个, shi2 yi1 ge4",
        "二零一零, er4 ling2 yi1 ling2",
        "星期一 是, xing1 qi1 yi1 shi4",
        "一年级, yi1 nian2 ji2",
        "数 一 数, shu4 yi1 shu4",
        "不 对, bu2 dui4",
        "不 好, bu4 hao3"
    })
    void tonesOfOneAndNot_dependOnTheNextSyllable(String words, String syllables) {
        assertThat(read(words)).isEqualTo(syllables);
    }

    @Test
    void charactersWithoutASyllable_stayAsTheyAre() {
        assertThat(PINYIN.syllables("a1😀,长")).containsExactly("a", "1", "😀", ",", "chang2");
    }

    private static String read(String words) {
        List<List<String>> ofWords = PINYIN.syllables(List.of(words.split(" ")));
        return String.join(" ", ofWords.stream().flatMap(List::stream).toList());
    }
}
