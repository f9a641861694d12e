package org.assistant.app.rest.connection;

import jakarta.servlet.ServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The connection of a request under its names in the kernel's table.
 *
 * @param names each {@code LOCAL:PORT REMOTE:PORT} in hexadecimal; more than one if it may be in either table
 */
record TcpConnection(List<String> names) {

    /** The prefix of an IPv4 address in the IPv6 table. */
    private static final String MAPPED = "0000000000000000" + word(new byte[] {0, 0, (byte) 0xff, (byte) 0xff}, 0);

    /** The connection of {@code request}; without names if the server does not report its addresses. */
    static TcpConnection of(ServletRequest request) {
        return of(request.getLocalAddr(), request.getLocalPort(), request.getRemoteAddr(), request.getRemotePort());
    }

    static TcpConnection of(String localAddress, int localPort, String remoteAddress, int remotePort) {
        if (localPort <= 0 || remotePort <= 0 || !isLiteral(localAddress) || !isLiteral(remoteAddress)) {
            return new TcpConnection(List.of());
        }
        try {
            InetAddress local = InetAddress.getByName(localAddress);
            InetAddress remote = InetAddress.getByName(remoteAddress);
            String name = end("", local, localPort) + " " + end("", remote, remotePort);
            return local instanceof Inet4Address && remote instanceof Inet4Address
                    ? new TcpConnection(
                            List.of(name, end(MAPPED, local, localPort) + " " + end(MAPPED, remote, remotePort)))
                    : new TcpConnection(List.of(name));
        } catch (UnknownHostException e) {
            return new TcpConnection(List.of());
        }
    }

    /** Whether {@code address} is an IP address and not a host name, which would be looked up. */
    private static boolean isLiteral(String address) {
        return address != null && !address.isEmpty() && (address.contains(":") || address.matches("[0-9.]+"));
    }

    private static String end(String prefix, InetAddress address, int port) {
        byte[] bytes = address.getAddress();
        StringBuilder end = new StringBuilder(prefix);
        for (int i = 0; i < bytes.length; i += Integer.BYTES) {
            end.append(word(bytes, i));
        }
        return end.append(String.format(":%04X", port)).toString();
    }

    /** Four bytes of an address as the kernel writes them: a number in the byte order of the processor. */
    private static String word(byte[] address, int at) {
        return String.format(
                "%08X", ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getInt(at));
    }
}
