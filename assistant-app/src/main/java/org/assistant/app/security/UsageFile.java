package org.assistant.app.security;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file of the characters that were used on a day: the day in its first line, then a name and its count in each. */
final class UsageFile {

    private static final System.Logger LOGGER = System.getLogger(UsageFile.class.getName());

    private final Path path;

    /** @param folder need not be there */
    UsageFile(Path folder) {
        path = folder.resolve("api-usage");
    }

    /** What was used on {@code day}; nothing if the file is not there, of another day, or damaged, which the log then says. */
    Map<String, Long> read(LocalDate day) {
        Map<String, Long> used = new TreeMap<>();
        try {
            List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
            if (lines.isEmpty() || !lines.get(0).equals(day.toString())) {
                return Map.of();
            }
            for (String line : lines.subList(1, lines.size())) {
                int space = line.lastIndexOf(' ');
                used.put(line.substring(0, Math.max(0, space)), Long.parseLong(line.substring(space + 1)));
            }
        } catch (IOException | NumberFormatException e) {
            LOGGER.log(WARNING, "can't read " + path + ", so today's characters count from 0: " + e);
        }
        return used;
    }

    /** Writes the file anew, whole or not at all; what fails is logged. */
    void write(LocalDate day, Map<String, Long> used) {
        List<String> lines = new ArrayList<>();
        lines.add(day.toString());
        used.forEach((name, count) -> lines.add(name + " " + count));
        Path begun = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.createDirectories(path.getParent());
            Files.write(begun, lines);
            Files.move(begun, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOGGER.log(WARNING, "can't keep today's characters across a restart: " + e);
        }
    }
}
