package org.assistant.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiveConfiguratorTest {

    @ParameterizedTest
    @CsvSource({
        ",localhost:8080,true",
        "http://localhost:8080,localhost:8080,true",
        "https://Talk.example,talk.example,true",
        "http://[::1]:8080,[::1]:8080,true",
        "http://localhost:8081,localhost:8080,false",
        "http://evil.example,localhost:8080,false",
        "http://localhost:8080.evil.example,localhost:8080,false",
        "http://localhost:8080@evil.example,localhost:8080,false",
        "null,localhost:8080,false",
        "file://,localhost:8080,false",
        "http:// ,localhost:8080,false",
        "http://localhost:8080,,false"
    })
    void pageOfThisHostAlone_isFromHere(String origin, String host, boolean fromHere) {
        assertThat(LiveConfigurator.fromHere(origin, host)).isEqualTo(fromHere);
    }
}
