package org.assistant.tts.models.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The received part of a file whose download broke off: {@code NAME.part}, and next to it {@code NAME.part.from} with its
 * address and the ETag from the server.
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

    /** The number of bytes received from {@code address}; bytes from another address are useless and are deleted. */
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

    /** The number of bytes received, from any address. */
    public long bytes() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** The strong ETag that came with the bytes; a weak one does not promise equal bytes. */
    Optional<String> etag() throws IOException {
        List<String> lines = Files.exists(origin) ? Files.readAllLines(origin) : List.of();
        return lines.size() < 2 ? Optional.empty() : Optional.of(lines.get(1)).filter(tag -> tag.startsWith("\""));
    }

    /** Records the address and ETag of the bytes to come. */
    void from(URI address, Optional<String> etag) throws IOException {
        Files.createDirectories(origin.getParent());
        Files.writeString(origin, address + "\n" + etag.orElse("") + "\n");
    }

    void discard() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(origin);
    }
}
