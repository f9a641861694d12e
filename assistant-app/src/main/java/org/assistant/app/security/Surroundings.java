package org.assistant.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/** Where a request comes from. */
final class Surroundings {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "[0:0:0:0:0:0:0:1]");

    /** What proxies add. */
    private static final Set<String> PROXY_HEADERS = Set.of("forwarded", "via", "x-real-ip");

    private static final String PROXY_PREFIX = "x-forwarded-";

    private Surroundings() {}

    /**
     * Whether {@code request} comes from this machine itself: from the loopback interface, asking for it by its own name (a
     * page of another site that had its name pointed here asks by that name), and not through a proxy that says so.
     */
    static boolean areThisMachine(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && OWN_NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(name -> PROXY_HEADERS.contains(name) || name.startsWith(PROXY_PREFIX));
    }

    /** Whether {@code address}, in figures, is of the loopback interface. */
    static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
