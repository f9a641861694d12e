package org.assistant.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** Decides where a request comes from. */
public final class RequestSource {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "[0:0:0:0:0:0:0:1]");

    /** Headers that proxies add. */
    private static final Set<String> PROXY_HEADERS = Set.of("forwarded", "via", "x-real-ip");

    private static final String PROXY_PREFIX = "x-forwarded-";

    private RequestSource() {}

    /**
     * Whether {@code request} comes from this machine: over the loopback interface, for one of its own names, and without the
     * headers of a proxy. The name matters since another site can point its own name at this machine.
     */
    public static boolean areThisMachine(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && OWN_NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(name -> PROXY_HEADERS.contains(name) || name.startsWith(PROXY_PREFIX));
    }

    /**
     * The key by which clients are told apart: an IPv4 address itself, or the /64 network of an IPv6 address, since its owner
     * has all of that network.
     *
     * @param address numeric
     */
    public static String network(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address six && !six.isLoopbackAddress()
                    ? HexFormat.of().formatHex(six.getAddress(), 0, Long.BYTES) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** Whether the numeric {@code address} is of the loopback interface. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
