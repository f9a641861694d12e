package org.assistant.app.rest.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Linux's table of TCP connections: the only place that shows, without a write, that a client has left. */
final class TcpTable {

    /** The state of a connection that is open at both ends. */
    static final String ESTABLISHED = "01";

    private static final List<Path> LINUX = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

    private final List<Path> files;

    TcpTable() {
        this(LINUX);
    }

    TcpTable(List<Path> files) {
        this.files = files.stream().filter(Files::isReadable).toList();
    }

    /** Whether this system has such a table. */
    boolean exists() {
        return !files.isEmpty();
    }

    /**
     * A connection's row.
     *
     * @param state two digits, such as {@link #ESTABLISHED}
     * @param unsent bytes that were written and not acknowledged by the other end
     */
    record Row(String state, long unsent) {

        /** Whether the connection is open at both ends. */
        boolean isOpen() {
            return state.equals(ESTABLISHED);
        }
    }

    /**
     * The rows of the connections that are in the table, by name.
     *
     * @param names of the wanted connections, as in {@link TcpConnection}
     */
    Map<String, Row> rows(Set<String> names) throws IOException {
        Map<String, Row> rows = new HashMap<>();
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    read(line, names, rows);
                }
            }
        }
        return rows;
    }

    /** Reads {@code SL: LOCAL:PORT REMOTE:PORT STATE UNSENT:UNREAD} and what follows; the numbers are hexadecimal. */
    private static void read(String line, Set<String> names, Map<String, Row> rows) {
        int local = line.indexOf(": ") + 2;
        int remote = line.indexOf(' ', local) + 1;
        int state = line.indexOf(' ', remote) + 1;
        int unsent = line.indexOf(' ', state) + 1;
        int unread = line.indexOf(':', unsent) + 1;
        if (local > 1 && remote > 0 && state > 0 && unsent > 0 && unread > 0) {
            String name = line.substring(local, state - 1);
            if (names.contains(name)) {
                rows.put(
                        name, new Row(line.substring(state, unsent - 1), Long.parseLong(line, unsent, unread - 1, 16)));
            }
        }
    }
}
