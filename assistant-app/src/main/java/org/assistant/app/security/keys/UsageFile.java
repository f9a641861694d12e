package org.assistant.app.security.keys;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assistant.app.security.KeptText;

/** The file of the characters used on a day: the day in the first line, then a line with name and count for each key. */
final class UsageFile {

    private static final System.Logger LOGGER = System.getLogger(UsageFile.class.getName());

    private static final Usage NOTHING = new Usage(LocalDate.EPOCH, Map.of());

    private final Path path;

    /** The characters used on {@code day}, by the names of keys. */
    record Usage(LocalDate day, Map<String, Long> used) {}

    /** @param folder need not exist */
    UsageFile(Path folder) {
        path = folder.resolve("api-usage");
    }

    /** The stored usage; an empty one of a day long ago if there is no file, or if it can't be read, which is logged. */
    Usage read() {
        try {
            List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
            if (lines.isEmpty()) {
                return NOTHING;
            }
            LocalDate day = LocalDate.parse(lines.get(0));
            Map<String, Long> used = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                int space = line.lastIndexOf(' ');
                used.put(line.substring(0, Math.max(0, space)), Long.parseLong(line.substring(space + 1)));
            }
            return new Usage(day, used);
        } catch (IOException | DateTimeException | NumberFormatException e) {
            LOGGER.log(WARNING, "can't read " + path + ", so today's characters count from 0: " + e);
            return NOTHING;
        }
    }

    /** Replaces the file; a failure is logged. */
    void write(Usage usage) {
        StringBuilder text = new StringBuilder(usage.day().toString()).append('\n');
        usage.used()
                .forEach((name, count) ->
                        text.append(name).append(' ').append(count).append('\n'));
        try {
            KeptText.replace(path, text.toString());
        } catch (IOException e) {
            LOGGER.log(WARNING, "can't keep today's characters across a restart: " + e);
        }
    }
}
