package org.assistant.tts.models.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is there of a file whose download broke off: {@code NAME.part}, and beside it {@code NAME.part.from} with the
 * address it came from and the ETag that the server gave it.
 */
public final class PartialFile {

    private final Path part;
    private final Path origin;

    private PartialFile(Path target) {
        part = target.resolveSibling(target.getFileName() + ".part");
        origin = target.resolveSibling(target.getFileName() + ".part.from");
    }

    public static PartialFile of(Path target) {
        return new PartialFile(target);
    }

    Path path() {
        return part;
    }

    /** Bytes that are there from {@code address}; what is there from another one is of no use and is deleted. */
    long bytesFrom(URI address) throws IOException {
        if (!Files.exists(part)) {
            return 0;
        }
        List<String> lines = Files.exists(origin) ? Files.readAllLines(origin) : List.of();
        if (lines.isEmpty() || !lines.get(0).equals(address.toString())) {
            discard();
            return 0;
        }
        return Files.size(part);
    }

    /** Bytes that are there, wherever they came from. */
    public long bytes() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** The strong ETag that came with the bytes; a weak one does not promise equal bytes. */
    Optional<String> etag() throws IOException {
        List<String> lines = Files.exists(origin) ? Files.readAllLines(origin) : List.of();
        return lines.size() < 2 ? Optional.empty() : Optional.of(lines.get(1)).filter(tag -> tag.startsWith("\""));
    }

    /** Notes where the bytes that come now are from. */
    void from(URI address, Optional<String> etag) throws IOException {
        Files.createDirectories(origin.getParent());
        Files.writeString(origin, address + "\n" + etag.orElse("") + "\n");
    }

    void discard() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(origin);
    }
}
