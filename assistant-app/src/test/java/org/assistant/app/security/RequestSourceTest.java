package org.assistant.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestSourceTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost:8080, true",
        "127.0.0.1, LocalHost, true",
        "::1, [::1]:8080, true",
        "0:0:0:0:0:0:0:1, 127.0.0.1:8080, true",
        "127.0.0.1, rebound.example:8080, false",
        "127.0.0.1, localhost.rebound.example, false",
        "192.0.2.1, localhost:8080, false"
    })
    void addressAndName_bothMatter(String address, String host, boolean expected) {
        assertThat(RequestSource.areThisMachine(FakeRequest.of("GET", "/")
                        .from(address)
                        .header("Host", host)
                        .request()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "x-forwarded-proto", "Via", "X-Real-IP"})
    void proxyOnThisMachine_isElsewhere(String header) {
        assertThat(RequestSource.areThisMachine(
                        FakeRequest.of("GET", "/").header(header, "x").request()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "fe80::1%1, fe80::2%1, true",
        "::1, 127.0.0.1, false"
    })
    void addressesOfOneOwner_countAsOne(String one, String other, boolean expected) {
        assertThat(RequestSource.network(one).equals(RequestSource.network(other)))
                .isEqualTo(expected);
    }
}
