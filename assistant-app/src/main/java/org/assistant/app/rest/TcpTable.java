package org.assistant.app.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kernel's table of TCP connections, which Linux has: the only place that tells of a client that left while nobody writes. */
final class TcpTable {

    /** The state of a connection that both ends hold open. */
    static final String ESTABLISHED = "01";

    private static final List<Path> LINUX = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

    private final List<Path> files;

    TcpTable() {
        this(LINUX);
    }

    TcpTable(List<Path> files) {
        this.files = files.stream().filter(Files::isReadable).toList();
    }

    /** Whether there is one on this system. */
    boolean exists() {
        return !files.isEmpty();
    }

    /**
     * The state of each connection that is in the table, by its name.
     *
     * @param names of those that are wanted, as {@link TcpConnection} has them
     */
    Map<String, String> states(Set<String> names) throws IOException {
        Map<String, String> states = new HashMap<>();
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    read(line, names, states);
                }
            }
        }
        return states;
    }

    /** Reads {@code SL: LOCAL:PORT REMOTE:PORT STATE} and what follows. */
    private static void read(String line, Set<String> names, Map<String, String> states) {
        int local = line.indexOf(": ") + 2;
        int remote = line.indexOf(' ', local) + 1;
        int state = line.indexOf(' ', remote) + 1;
        if (local > 1 && remote > 0 && state > 0 && line.length() >= state + 2) {
            String name = line.substring(local, state - 1);
            if (names.contains(name)) {
                states.put(name, line.substring(state, state + 2));
            }
        }
    }
}
