package org.assistant.it.hostile.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file of API keys of a {@link Victim}; the server reads it again when it changes. Thread-safe. */
public final class KeysFile {

    private final Path path;

    KeysFile(Path path) {
        this.path = path;
    }

    /** The header field with the key of {@code name}. */
    public static String bearer(String name) {
        return "Authorization: Bearer " + key(name) + "\r\n";
    }

    /** Adds a key and returns its header field; {@code limits} are lines such as {@code characters-per-day=8}. */
    public synchronized String add(String name, String... limits) throws IOException {
        StringBuilder lines = new StringBuilder(name + ".key=" + key(name) + "\n");
        for (String limit : limits) {
            lines.append(name).append('.').append(limit).append('\n');
        }
        Files.writeString(path, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return bearer(name);
    }

    public synchronized void delete(String name) throws IOException {
        List<String> lines = Files.readAllLines(path);
        lines.removeIf(line -> line.startsWith(name + "."));
        Files.write(path, lines);
    }

    private static String key(String name) {
        return name + "-0123456789abcdef0123456789";
    }
}
