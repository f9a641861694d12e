package org.assistant.tts.models.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProxiesTest {

    private static final URI HUB = URI.create("https://hub.example/a");

    private static Proxy proxy(Map<String, String> environment) {
        return new Proxies(environment).apply(HUB);
    }

    @Test
    void nothingSet_direct() {
        assertThat(proxy(Map.of())).isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void httpsProxy_isTakenInEitherCaseAndWithOrWithoutScheme() {
        for (Map<String, String> environment : java.util.List.of(
                Map.of("https_proxy", "http://proxy.example:3128"),
                Map.of("HTTPS_PROXY", "http://proxy.example:3128/"),
                Map.of("https_proxy", "proxy.example:3128"))) {
            InetSocketAddress address = (InetSocketAddress) proxy(environment).address();
            assertThat(address.getHostString()).isEqualTo("proxy.example");
            assertThat(address.getPort()).isEqualTo(3128);
        }
    }

    @Test
    void proxyOfTheOtherScheme_isNotTaken() {
        assertThat(proxy(Map.of("http_proxy", "http://proxy.example:3128"))).isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void excludedHost_direct() {
        for (String excluded : java.util.List.of("hub.example", "other.example, .example", "*")) {
            assertThat(proxy(Map.of("https_proxy", "proxy.example:3128", "no_proxy", excluded)))
                    .isEqualTo(Proxy.NO_PROXY);
        }
    }

    @Test
    void hostThatOnlyEndsAlike_isNotExcluded() {
        assertThat(proxy(Map.of("https_proxy", "proxy.example:3128", "no_proxy", "b.example,ub.example")))
                .isNotEqualTo(Proxy.NO_PROXY);
    }
}
