package org.assistant.tts.models.fetch;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses the JVM's configured proxy or, if it has none, the proxy of the variables {@code https_proxy}, {@code http_proxy} and
 * {@code no_proxy}, as other download tools do.
 */
final class Proxies implements Function<URI, Proxy> {

    private final Map<String, String> environment;

    Proxies(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Proxy apply(URI address) {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> chosen = selector == null ? List.of() : selector.select(address);
        return chosen.stream()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .findFirst()
                .or(() -> fromEnvironment(address))
                .orElse(Proxy.NO_PROXY);
    }

    private Optional<Proxy> fromEnvironment(URI address) {
        if (isExcluded(address.getHost())) {
            return Optional.empty();
        }
        return variable(address.getScheme() + "_proxy")
                .map(text -> URI.create(text.contains("://") ? text : "http://" + text))
                .filter(proxy -> proxy.getHost() != null)
                .map(proxy -> new Proxy(
                        Proxy.Type.HTTP,
                        new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort())));
    }

    private boolean isExcluded(String host) {
        return Arrays.stream(variable("no_proxy").orElse("").split(","))
                .map(String::strip)
                .map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
                .anyMatch(entry ->
                        entry.equals("*") || (!entry.isEmpty() && (host.equals(entry) || host.endsWith("." + entry))));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }
}
