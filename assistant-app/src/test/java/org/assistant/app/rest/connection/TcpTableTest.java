package org.assistant.app.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses lines that Linux 6.18 wrote on a little-endian processor. */
final class TcpTableTest {

    private static final String IPV4 = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:5214 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 26367 1 00000000994cbbd4 100 0 0 10 0
               4: 0100007F:C2BE 0100007F:47EB 06 00000000:00000000 03:00001468 00000000     0        0 0 3 00000000d3b8dda3
            12345: 0200007F:1F90 0100007F:9C40 08 0003AB3C:00000001 00:00000000 00000000     0        0 31337 1 0000000019f45e24 20 4 30 10 -1
            """;

    private static final String IPV6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0000000000000000FFFF00000100007F:47EB 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 26341 1 000000003c9f030f 100 0 0 10 0
               1: 0000000000000000FFFF00000100007F:1F91 0000000000000000FFFF00000100007F:C34E 01 00000000:00000000 00:00000000 00000000     0        0 40001 1 000000006fb8af00 20 4 30 10 -1
               2: B80D01200000000000000000010000FF:01BB B80D0120000000000000000002000000:D431 01 00000000:00000000 00:00000000 00000000     0        0 40002 1 000000006fb8af01 20 4 30 10 -1
            """;

    @TempDir
    private Path folder;

    private TcpTable table;

    @BeforeEach
    void write() throws IOException {
        assumeThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        Path ipv4 = Files.writeString(folder.resolve("tcp"), IPV4);
        Path ipv6 = Files.writeString(folder.resolve("tcp6"), IPV6);
        table = new TcpTable(List.of(ipv4, ipv6, folder.resolve("none")));
    }

    @Test
    void ipv4_isFound_inItsOwnTable() throws IOException {
        assertThat(rows(TcpConnection.of("127.0.0.2", 8080, "127.0.0.1", 40_000))
                        .values())
                .containsExactly(new TcpTable.Row("08", 0x3AB3C));
    }

    @Test
    void ipv4OfADualSocket_isFound_inTheTableOfIpv6() throws IOException {
        assertThat(states(rows(TcpConnection.of("127.0.0.1", 8081, "127.0.0.1", 49_998))))
                .containsExactly(TcpTable.ESTABLISHED);
    }

    @Test
    void ipv6_isFound() throws IOException {
        assertThat(states(rows(TcpConnection.of("2001:db8::ff00:1", 443, "2001:db8:0:0::2%1", 54_321))))
                .containsExactly(TcpTable.ESTABLISHED);
    }

    @Test
    void whatIsNotThere_hasNoState() throws IOException {
        assertThat(rows(TcpConnection.of("127.0.0.1", 8080, "127.0.0.1", 40_000)))
                .isEmpty();
        assertThat(rows(TcpConnection.of("127.0.0.1", 20_980, "127.0.0.1", 1))).isEmpty();
    }

    @Test
    void unknownEnd_hasNoName() {
        assertThat(TcpConnection.of("127.0.0.1", 8080, "127.0.0.1", 0).names()).isEmpty();
        assertThat(TcpConnection.of(null, 8080, "127.0.0.1", 1).names()).isEmpty();
        assertThat(TcpConnection.of("127.0.0.1", 8080, "client.example.org", 1).names())
                .isEmpty();
    }

    @Test
    void noTable_isNoTable() {
        assertThat(new TcpTable(List.of(folder.resolve("none"))).exists()).isFalse();
        assertThat(table.exists()).isTrue();
    }

    @Test
    void aConnectionOfThisProcess_isThere_untilItsClientLeaves() throws IOException {
        TcpTable real = new TcpTable();
        assumeThat(real.exists()).as("a table of connections").isTrue();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort());
                Socket server = listening.accept()) {
            Set<String> names = new TreeSet<>(TcpConnection.of(
                            server.getLocalAddress().getHostAddress(),
                            server.getLocalPort(),
                            server.getInetAddress().getHostAddress(),
                            server.getPort())
                    .names());
            assertThat(states(real.rows(names))).containsExactly(TcpTable.ESTABLISHED);
            client.close();
            assertThat(states(real.rows(names))).containsExactly("08");
        }
    }

    private Map<String, TcpTable.Row> rows(TcpConnection connection) throws IOException {
        return table.rows(new TreeSet<>(connection.names()));
    }

    private static List<String> states(Map<String, TcpTable.Row> rows) {
        return rows.values().stream().map(TcpTable.Row::state).toList();
    }
}
