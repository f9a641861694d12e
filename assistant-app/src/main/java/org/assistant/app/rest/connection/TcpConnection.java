package org.assistant.app.rest.connection;

import jakarta.servlet.ServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The connection of a request, as the kernel's table writes it.
 *
 * @param names each {@code LOCAL:PORT REMOTE:PORT} in hexadecimal digits; more than one where it may be in either table
 */
record TcpConnection(List<String> names) {

    /** How the table of IPv6 begins an IPv4 address. */
    private static final String MAPPED = "0000000000000000" + word(new byte[] {0, 0, (byte) 0xff, (byte) 0xff}, 0);

    /** The connection that {@code request} came by; one without names if the server does not tell. */
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

    /** Whether it is an address and no name, which would be looked up. */
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
