package org.assistant.app.security.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyLinesTest {

    private final KeyLines lines = new KeyLines();

    @Test
    void shortKey_counts_andIsToldByItsName() {
        lines.pairs("anna=0123456789abcde, bob=0123456789abcdef");
        lines.lines("carl.key=secret\ndora.key=sha256:" + "0".repeat(64));
        assertThat(lines.keys()).extracting(ApiKey::name).containsExactly("anna", "bob", "carl", "dora");
        assertThat(lines.complaints())
                .hasSize(2)
                .allSatisfy(told -> assertThat(told).contains("16 characters").doesNotContain("0123", "secret"))
                .anySatisfy(told -> assertThat(told).contains("anna"))
                .anySatisfy(told -> assertThat(told).contains("carl"));
    }
}
